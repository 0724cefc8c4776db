package io.github.atexit.bridge;

import io.github.atexit.jvm.JvmAccess;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The agent's hold on the bridge. Thread-safe. */
public final class BridgeConnection {
    private static final String BRIDGE = "java.lang.AtExitBridge";

    private volatile @Nullable AtExitBridge agent;

    private BridgeConnection() {}

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
        jvm.defineInJavaLang(bytes);
        return new BridgeConnection();
    }

    /**
     * Makes the bridge hand its calls to this agent.
     *
     * @param newAgent an instance of a subclass of the bridge; not declared so, because the caller's class is verified
     *     before the bridge is there
     */
    public void connect(Object newAgent) {
        AtExitBridge connected = (AtExitBridge) newAgent;
        connected.connect();
        agent = connected;
    }

    /** Calls a method from the bootstrap loader: see {@code Jvm.call}. */
    public @Nullable Object call(Method method, @Nullable Object target, @Nullable Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        return connected().call(method, target, arguments);
    }

    /** The class that a loader has found under this name; null if it was never asked for it, or has none. */
    public @Nullable Class<?> loadedClass(ClassLoader loader, String name) {
        return connected().loadedClass(loader, name);
    }

    private AtExitBridge connected() {
        AtExitBridge connected = agent;
        if (connected == null) {
            throw new IllegalStateException("not connected");
        }
        return connected;
    }
}
