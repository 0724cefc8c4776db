package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code close}: closes every live instance of a class. */
public final class CloseType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required(
                    "class",
                    Field.Kind.NAME,
                    "The class; its subclasses count, in whatever class loader. An interface is an error."),
            Field.optional("method", Field.Kind.NAME, "The method's name.")
                    .defaultingTo("`close`, or `shutdown` for executors"),
            Field.optional("args", Field.Kind.VALUES, "Its arguments, as those of `invoke`.")
                    .defaultingTo("none")));

    private final Jvm jvm;

    /** @param jvm what knows the instances and opens their members */
    public CloseType(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public String name() {
        return "close";
    }

    @Override
    public String phase() {
        return "release";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"close\", \"class\": \"com.zaxxer.hikari.HikariDataSource\"}";
    }

    @Override
    public String summary() {
        return "Closes every live instance that was constructed after the agent, newest first, once each. Without one"
                + " there is nothing to do: `skipped`.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        String className = InstanceLookup.className(fields, "class");
        String method = fields.name("method");
        boolean valid = method == null || MethodPath.isName(method);
        if (!valid) {
            fields.problem("method", "\"" + method + "\" is no method's name", "a name such as \"close\"");
        }
        CallArguments arguments = CallArguments.read(fields, fields.nodes("args"));
        return className == null || !valid || arguments == null ? null : new Close(className, method, arguments, jvm);
    }
}
