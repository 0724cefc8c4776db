package io.github.atexit.bridge;

import io.github.atexit.jvm.JvmAccess;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The agent's hold on the bridge. Thread-safe. */
public final class BridgeConnection {
    private static final String BRIDGE = "java.lang.AtExitBridge";

    private final Class<?> bridge;

    private BridgeConnection(Class<?> bridge) {
        this.bridge = bridge;
    }

    /** Whether another copy of the agent has defined the bridge already. */
    public static boolean isTaken() {
        try {
            Class.forName(BRIDGE, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Defines the bridge.
     *
     * @param bytes the bridge's class file
     * @throws ReflectiveOperationException if this JVM does not allow it
     */
    public static BridgeConnection define(JvmAccess jvm, byte[] bytes) throws ReflectiveOperationException {
        return new BridgeConnection(jvm.defineInJavaLang(bytes));
    }

    /**
     * Makes the bridge hand its calls to this agent.
     *
     * @param agent an instance of a subclass of the bridge
     */
    public void connect(Object agent) throws ReflectiveOperationException {
        Field field = bridge.getDeclaredField("agent");
        field.setAccessible(true);
        field.set(null, agent);
    }

    /** Calls a method from the bootstrap loader: see {@code Jvm.call}. */
    public @Nullable Object call(Method method, @Nullable Object target, @Nullable Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        return invoke("call", Method.class, method, target, arguments);
    }

    /** Calls a constructor from the bootstrap loader. */
    public Object construct(Constructor<?> constructor, @Nullable Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        try {
            Method construct = bridge.getDeclaredMethod("construct", Constructor.class, Object[].class);
            construct.setAccessible(true);
            return construct.invoke(null, constructor, arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object invoke(
            String name, Class<?> kind, Object member, @Nullable Object target, @Nullable Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        Method call;
        try {
            call = bridge.getDeclaredMethod(name, kind, Object.class, Object[].class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        call.setAccessible(true);
        try {
            return call.invoke(null, member, target, arguments);
        } catch (InvocationTargetException e) {
            // The bridge's own frame wraps once, the target's once more.
            if (e.getCause() instanceof InvocationTargetException) {
                throw (InvocationTargetException) e.getCause();
            }
            throw e;
        }
    }
}
