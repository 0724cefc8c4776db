package java.lang;

import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The one class of the agent's that lives in the JDK: what code woven into {@code java.lang} calls. It hands every call
 * to the agent that connected itself, and does nothing where there is none.
 *
 * <p>Woven code must not throw by accident: whatever the agent throws is swallowed and counted here. What the agent
 * wants thrown into the application it returns.
 */
public abstract class AtExitBridge {
    /** Set once, by the agent's own subclass. */
    private static volatile AtExitBridge agent;

    /** The thread that is about to call a method once more from within. */
    private static volatile Thread around;

    /** How many failures of the agent were swallowed. Not exact under races; tests read it. */
    @SuppressWarnings("UnusedVariable")
    private static volatile int suppressed;

    protected AtExitBridge() {}

    /** Makes the bridge hand its calls to this agent; the first one that asks has it for good. */
    public final void connect() {
        synchronized (AtExitBridge.class) {
            if (agent == null) {
                agent = this;
            }
        }
    }

    /** Entry of {@code Runtime.exit}: no lock is held, signals do not pass here. */
    public static void runtimeExit(int status) {
        AtExitBridge connected = agent;
        if (connected != null) {
            Throwable wanted = null;
            try {
                wanted = connected.onRuntimeExit(status);
            } catch (Throwable t) {
                suppress(connected, t);
            }
            if (wanted != null) {
                AtExitBridge.<RuntimeException>raise(wanted);
            }
        }
    }

    /** Entry of {@code Runtime.halt}. */
    public static void runtimeHalt(int status) {
        AtExitBridge connected = agent;
        if (connected != null) {
            Throwable wanted = null;
            try {
                wanted = connected.onRuntimeHalt(status);
            } catch (Throwable t) {
                suppress(connected, t);
            }
            if (wanted != null) {
                AtExitBridge.<RuntimeException>raise(wanted);
            }
        }
    }

    /** Entry of {@code Shutdown.exit}, for exits and signals, before its lock is taken. */
    public static void shutdownExit(int status) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onShutdownExit(status);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /** Entry of {@code Shutdown.shutdown}: the last non-daemon thread has ended. */
    public static void shutdownBegins() {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onShutdownBegins();
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /** Return of {@code Shutdown.shutdown}: the JVM's hooks have run, its lock is free again. */
    public static void shutdownEnds() {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onShutdownEnds();
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /**
     * Entry of {@code Shutdown.halt}, the last Java step of every exit but the normal end.
     *
     * @return the status to end with
     */
    public static int halt(int status) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                return connected.onHalt(status);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
        return status;
    }

    /** Entry of {@code ApplicationShutdownHooks.runHooks}, with the hooks that are about to start. */
    public static void hooksBegin(Map<?, ?> hooks) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onHooksBegin(hooks);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /**
     * Entry of {@code Thread.dispatchUncaughtException}.
     *
     * @return whether nobody else is to hear of it
     */
    public static boolean uncaught(Thread thread, Throwable thrown) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                return connected.onUncaught(thread, thrown);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
        return false;
    }

    /** Entry of {@code Thread.exit}: every platform thread passes here when it ends. */
    public static void threadEnds(Thread thread) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onThreadEnds(thread);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /** Return of {@code LauncherHelper.checkAndLoadMain}: main's class is loaded and not yet initialised. */
    public static void mainLoaded(Class<?> mainClass) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onMainLoaded(mainClass);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /**
     * Entry of a method that is woven at its return. It calls itself when this is true, and the bridge behind that; the
     * call from within, on the same thread, finds false and runs the method's own code.
     */
    public static boolean goesAround() {
        boolean again = agent != null && around != Thread.currentThread();
        around = again ? Thread.currentThread() : null;
        return again;
    }

    /** Normal return of a constructor of a class whose instances a manifest asks for. Called by application classes. */
    public static void constructed(Object instance) {
        AtExitBridge connected = agent;
        if (connected != null) {
            try {
                connected.onConstructed(instance);
            } catch (Throwable t) {
                suppress(connected, t);
            }
        }
    }

    /**
     * Registers an exit handler. Called, by reflection, by the API's {@code AtExit} of any class loader.
     *
     * @return takes it back; null where no agent is armed
     * @throws IllegalStateException if the handlers registered have all run
     */
    public static BooleanSupplier register(String name, Runnable action) {
        AtExitBridge connected = agent;
        return connected == null ? null : connected.onRegister(name, action);
    }

    /**
     * Adds a counter to the memory that the JVM shares with its tools. The body is written when the bridge is defined, on
     * JDK 9 and later.
     *
     * @return the counter
     */
    public static Object addCounter(String name, long value) {
        return null;
    }

    protected abstract Throwable onRuntimeExit(int status);

    protected abstract Throwable onRuntimeHalt(int status);

    protected abstract void onShutdownExit(int status);

    protected abstract void onShutdownBegins();

    protected abstract void onShutdownEnds();

    protected abstract int onHalt(int status);

    protected abstract void onHooksBegin(Map<?, ?> hooks);

    protected abstract boolean onUncaught(Thread thread, Throwable thrown);

    protected abstract void onThreadEnds(Thread thread);

    protected abstract void onMainLoaded(Class<?> mainClass);

    protected abstract BooleanSupplier onRegister(String name, Runnable action);

    protected abstract void onConstructed(Object instance);

    /** Told of what was swallowed. */
    protected abstract void onSuppressed(Throwable thrown);

    @SuppressWarnings("NonAtomicVolatileUpdate") // a lost count is better than a lock here
    private static void suppress(AtExitBridge connected, Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            // Where the agent has no stack left, the JDK has none either: the caller hears of it as in a bare JVM.
            throw (StackOverflowError) thrown;
        }
        suppressed++;
        try {
            connected.onSuppressed(thrown);
        } catch (Throwable t) {
            suppressed++;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /**
     * Calls a method with a caller in the bootstrap loader, so that caller-sensitive methods fall back to the thread's
     * context loader. For the connected agent only: nobody else can get hold of it.
     */
    public final Object call(java.lang.reflect.Method method, Object target, Object[] arguments)
            throws IllegalAccessException, java.lang.reflect.InvocationTargetException {
        requireConnected();
        return method.invoke(target, arguments);
    }

    /** The class that a loader has found under this name, or null; what protects the JDK's method is this package. */
    public final Class<?> loadedClass(ClassLoader loader, String name) {
        requireConnected();
        return loader.findLoadedClass(name);
    }

    private void requireConnected() {
        if (this != agent) {
            throw new IllegalStateException("not the agent");
        }
    }
}
