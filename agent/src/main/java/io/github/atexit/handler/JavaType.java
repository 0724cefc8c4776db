package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code java}: a handler of the user's own. */
public final class JavaType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required(
                    "class",
                    Field.Kind.NAME,
                    "A class in the jars of `classpath`, or of the application's own, that implements"
                            + " `io.github.atexit.ExitHandler` and has a constructor without parameters."),
            Field.optional(
                    "config", Field.Kind.OBJECT, "What the handler gets as a map; substitution applies to strings.")));

    private final Jvm jvm;

    /** @param jvm what knows the jars */
    public JavaType(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public String phase() {
        return "save";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"java\", \"class\": \"com.acme.ops.Deregister\", \"config\": {\"region\": \"eu\"}}";
    }

    @Override
    public String summary() {
        return "Runs a handler of the user's own; it sees the application's classes.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        String className = InstanceLookup.className(fields, "class");
        JavaConfig config = JavaConfig.read(fields, fields.node("config"));
        return className == null ? null : new JavaHandler(className, config, jvm);
    }
}
