package io.github.atexit.handler;

import java.util.List;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/** What a {@code jmx} handler does with one MBean. Immutable. */
abstract class JmxAction {
    JmxAction() {}

    /**
     * Does it.
     *
     * @param values as {@link CallArguments} renders them
     * @return the operation's result, if any
     * @throws NoSuchMethodException if the MBean has nothing that takes these values
     */
    abstract @Nullable Object on(Mbean mbean, List<@Nullable Object> values) throws JMException, NoSuchMethodException;

    /** A type by the name that JMX gives it, or null if the loader has none. */
    static @Nullable Class<?> type(String name, @Nullable ClassLoader loader) {
        for (Class<?> primitive : new Class<?>[] {
            boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class
        }) {
            if (primitive.getName().equals(name)) {
                return primitive;
            }
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
