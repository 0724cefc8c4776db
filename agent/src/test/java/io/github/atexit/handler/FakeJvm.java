package io.github.atexit.handler;

import io.github.atexit.track.InstanceTracker;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** A JVM that has loaded these classes and tracked these instances only, and opens what plain reflection can. */
record FakeJvm(List<Class<?>> loaded, InstanceTracker tracker) implements Jvm {
    FakeJvm(Class<?>... loaded) {
        this(List.of(loaded), new InstanceTracker());
    }

    /** The same, with objects that were constructed in this order. */
    FakeJvm constructed(Object... instances) {
        for (Object instance : instances) {
            tracker.add(instance);
        }
        return this;
    }

    @Override
    public List<Object> instances(String className) {
        return tracker.instances(className);
    }

    @Override
    public long unrecordedInstances() {
        return tracker.refused();
    }

    @Override
    public Class<?> loadedClass(String name, ClassLoader loader) {
        return null; // all that are loaded count alike
    }

    @Override
    public List<Class<?>> loadedClasses(List<String> names) {
        return loaded.stream().filter(type -> names.contains(type.getName())).toList();
    }

    @Override
    public void open(Class<?> owner, AccessibleObject member) {
        member.setAccessible(true);
    }

    @Override
    public Object call(Method method, Object target, Object... arguments)
            throws IllegalAccessException, InvocationTargetException {
        return method.invoke(target, arguments);
    }

    @Override
    public List<String> classpath() {
        return List.of();
    }
}
