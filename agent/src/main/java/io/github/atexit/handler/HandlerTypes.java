package io.github.atexit.handler;

import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.HandlerTypeRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registry of handler types: the parser, its messages, the schema, the reference and the tests iterate it. A type's
 * class is loaded when a manifest first uses it, because every class counts before main. Immutable.
 */
public final class HandlerTypes implements HandlerTypeRegistry {
    /** The types' words, in the order of the reference; each has its line in {@link #named}. */
    private static final List<String> NAMES = Collections.unmodifiableList(Arrays.asList(
            "invoke", "close", "drain", "await", "jmx", "http", "exec", "file", "diagnostic", "log", "sleep", "java"));

    private final Jvm jvm;

    /** @param jvm what handlers ask of the JVM they run in */
    public HandlerTypes(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable HandlerType named(String name) {
        switch (name) {
            case "invoke":
                return new InvokeType(jvm);
            case "await":
                return new AwaitType();
            case "jmx":
                return new JmxType(jvm);
            case "http":
                return new HttpType();
            case "diagnostic":
                return new DiagnosticType(jvm);
            case "close":
                return new CloseType(jvm);
            case "drain":
                return new DrainType(jvm);
            case "exec":
                return new ExecType();
            case "file":
                return new FileType();
            case "log":
                return new LogType();
            case "sleep":
                return new SleepType();
            case "java":
                return new JavaType(jvm);
            default:
                return null;
        }
    }

    /** All types, in the order of the reference. Loads all their classes: not for the start path. */
    public List<HandlerType> all() {
        List<HandlerType> types = new ArrayList<HandlerType>();
        for (String name : NAMES) {
            HandlerType type = named(name);
            if (type == null) {
                throw new IllegalStateException("no handler type " + name);
            }
            types.add(type);
        }
        return types;
    }
}
