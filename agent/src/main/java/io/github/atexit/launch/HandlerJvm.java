package io.github.atexit.launch;

import io.github.atexit.bridge.BridgeConnection;
import io.github.atexit.handler.Jvm;
import io.github.atexit.jvm.JvmAccess;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running JVM, as handlers ask it. */
final class HandlerJvm implements Jvm {
    private final JvmAccess jvm;
    private final BridgeConnection bridge;
    private final LoadedClasses classes;
    private volatile @Nullable InstanceTracking tracking;
    private volatile List<String> classpath = Collections.emptyList();

    HandlerJvm(JvmAccess jvm, BridgeConnection bridge) {
        this.jvm = jvm;
        this.bridge = bridge;
        this.classes = new LoadedClasses(jvm.instrumentation());
    }

    /** Makes the instances known that are tracked from now on. */
    void track(InstanceTracking instances) {
        tracking = instances;
    }

    /** Makes the jars known that the manifest names. */
    void classpath(List<String> jars) {
        classpath = jars;
    }

    @Override
    public List<String> classpath() {
        return classpath;
    }

    @Override
    public List<Object> instances(String className) {
        InstanceTracking instances = tracking;
        return instances == null ? Collections.emptyList() : instances.instances(className);
    }

    @Override
    public long unrecordedInstances() {
        InstanceTracking instances = tracking;
        return instances == null ? 0 : instances.unrecorded();
    }

    @Override
    public @Nullable Class<?> loadedClass(String name, @Nullable ClassLoader loader) {
        Class<?> found = null;
        for (ClassLoader at = loader; at != null && found == null; at = at.getParent()) {
            found = bridge.loadedClass(at, name);
        }
        return found;
    }

    @Override
    public List<Class<?>> loadedClasses(List<String> names) {
        return classes.named(names);
    }

    @Override
    public void open(Class<?> owner, AccessibleObject member) {
        jvm.openPackageOf(owner);
        member.setAccessible(true);
    }

    @Override
    public @Nullable Object call(Method method, @Nullable Object target, @Nullable Object... arguments)
            throws IllegalAccessException, InvocationTargetException {
        return bridge.call(method, target, arguments);
    }
}
