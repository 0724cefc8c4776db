package io.github.atexit.handler;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** A JVM that has loaded these classes only, and opens what plain reflection can. */
record FakeJvm(List<Class<?>> loaded) implements Jvm {
    FakeJvm(Class<?>... loaded) {
        this(List.of(loaded));
    }

    @Override
    public List<Class<?>> loadedClasses(String name) {
        return loaded.stream().filter(type -> type.getName().equals(name)).toList();
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
    public Object construct(Constructor<?> constructor, Object... arguments)
            throws IllegalAccessException, InvocationTargetException, InstantiationException {
        return constructor.newInstance(arguments);
    }
}
