package io.github.atexit.fuzz;

import io.github.atexit.handler.Jvm;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading a manifest asks nothing of the JVM. */
final class NoJvm implements Jvm {
    @Override
    public @Nullable Class<?> loadedClass(String name, @Nullable ClassLoader loader) {
        throw new AssertionError(name);
    }

    @Override
    public List<Class<?>> loadedClasses(List<String> names) {
        throw new AssertionError(names);
    }

    @Override
    public void open(Class<?> owner, AccessibleObject member) {
        throw new AssertionError(member);
    }

    @Override
    public @Nullable Object call(Method method, @Nullable Object target, @Nullable Object... arguments) {
        throw new AssertionError(method);
    }

    @Override
    public List<Object> instances(String className) {
        throw new AssertionError(className);
    }

    @Override
    public long unrecordedInstances() {
        return 0;
    }

    @Override
    public List<String> classpath() {
        return Collections.emptyList();
    }
}
