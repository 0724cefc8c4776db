package io.github.atexit.handler;

import io.github.atexit.executor.MemberAccess;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What handlers may ask of the JVM that ordinary code may not. Thread-safe. */
public interface Jvm extends MemberAccess {
    /**
     * The class that a loader, or the nearest of its parents but the bootstrap loader, has found under this name. Null if
     * none has; what other loaders have loaded {@link #loadedClasses} tells, which takes longer.
     */
    @Nullable
    Class<?> loadedClass(String name, @Nullable ClassLoader loader);

    /**
     * The loaded classes of any of these names, in whatever loader; empty if none is loaded. The JVM has no other answer
     * than all its classes: ask once for all names.
     */
    List<Class<?>> loadedClasses(List<String> names);

    /**
     * Calls a method so that a caller-sensitive one (such as {@code DriverManager.getConnection}) sees a caller in the
     * bootstrap loader and therefore uses the thread's context loader.
     */
    @Nullable
    Object call(Method method, @Nullable Object target, @Nullable Object... arguments)
            throws IllegalAccessException, InvocationTargetException;

    /**
     * The live instances of a class and its subclasses, newest first, each once. Only those are known that were
     * constructed after the agent armed with a handler that is an {@link InstanceUser} for this class.
     *
     * @throws IllegalStateException if the class could not be watched; the cause says why
     */
    List<Object> instances(String className);

    /** How many constructions were not recorded, because too many instances were alive. */
    long unrecordedInstances();

    /** The jars with the user's own handlers, as absolute paths. */
    List<String> classpath();
}
