package io.github.atexit.cli;

import io.github.atexit.handler.Jvm;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JVM of commands that declare handlers and never run them. */
final class NoJvm implements Jvm {
    @Override
    public @Nullable Class<?> loadedClass(String name, @Nullable ClassLoader loader) {
        throw new IllegalStateException("no handler runs here");
    }

    @Override
    public List<Class<?>> loadedClasses(List<String> names) {
        throw new IllegalStateException("no handler runs here");
    }

    @Override
    public void open(Class<?> owner, AccessibleObject member) {
        throw new IllegalStateException("no handler runs here");
    }

    @Override
    public @Nullable Object call(Method method, @Nullable Object target, @Nullable Object... arguments) {
        throw new IllegalStateException("no handler runs here");
    }

    @Override
    public List<Object> instances(String className) {
        throw new IllegalStateException("no handler runs here");
    }

    @Override
    public List<String> classpath() {
        throw new IllegalStateException("no handler runs here");
    }

    @Override
    public long unrecordedInstances() {
        return 0;
    }
}
