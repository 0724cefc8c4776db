package io.github.atexit;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Registers exit handlers at run time. They run last registered first, in the agent's phase {@code save} before the
 * handlers of the manifest, on every route that the agent sees, {@code halt} included, each within the manifest's {@code
 * timeout}; one that fails does not stop the others. Where no agent is armed, one shutdown hook of the JVM's runs them in
 * the same order. Thread-safe; usable from any class loader. A handler that is registered keeps its class loader alive.
 */
public final class AtExit {
    private static final AtomicInteger UNNAMED = new AtomicInteger();

    private AtExit() {}

    /** A handler that was registered. Thread-safe. */
    public static final class Registration {
        private final BooleanSupplier undo;

        Registration(BooleanSupplier undo) {
            this.undo = undo;
        }

        /**
         * Takes the handler back.
         *
         * @return whether it was still registered, and so is not going to run
         */
        public boolean unregister() {
            return undo.getAsBoolean();
        }
    }

    /**
     * Registers a handler.
     *
     * @param name what the exit report calls it; need not be unique
     * @throws IllegalStateException if the JVM is exiting and the handlers registered have all run
     */
    public static Registration register(String name, Runnable handler) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(handler, "handler");
        BooleanSupplier undo = withAgent(name, handler);
        return new Registration(undo == null ? HookFallback.register(name, handler) : undo);
    }

    /**
     * Registers a handler under a name that is made for it, {@code api-1} and so on.
     *
     * @throws IllegalStateException if the JVM is exiting and the handlers registered have all run
     */
    public static Registration register(Runnable handler) {
        return register("api-" + UNNAMED.incrementAndGet(), handler);
    }

    /** Null where no agent is armed. */
    private static @Nullable BooleanSupplier withAgent(String name, Runnable handler) {
        try {
            return (BooleanSupplier) Class.forName("java.lang.AtExitBridge", true, null)
                    .getMethod("register", String.class, Runnable.class)
                    .invoke(null, name, handler);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            if (cause instanceof Error) {
                throw (Error) cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
