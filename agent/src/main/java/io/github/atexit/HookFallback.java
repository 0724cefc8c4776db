package io.github.atexit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs registered handlers by one shutdown hook of the JVM's, where there is no agent. Guarded by its class. */
final class HookFallback implements Runnable, BooleanSupplier {
    private static final Deque<HookFallback> REGISTERED = new ArrayDeque<HookFallback>();
    private static boolean hooked;
    private static boolean over;

    private final String name;
    private final Runnable handler;

    private HookFallback(String name, Runnable handler) {
        this.name = name;
        this.handler = handler;
    }

    /**
     * Registers a handler.
     *
     * @return takes it back
     * @throws IllegalStateException if the JVM is exiting, unless the hook has begun and not ended
     */
    static BooleanSupplier register(String name, Runnable handler) {
        HookFallback registered = new HookFallback(name, handler);
        synchronized (HookFallback.class) {
            if (over) {
                throw new IllegalStateException("the handlers have run");
            }
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(new AllOfThem(), "atexit"));
                hooked = true;
            }
            REGISTERED.push(registered);
        }
        return registered;
    }

    @Override
    public boolean getAsBoolean() {
        synchronized (HookFallback.class) {
            return REGISTERED.remove(this);
        }
    }

    @Override
    public void run() {
        try {
            handler.run();
        } catch (Throwable t) {
            System.err.println("[atexit] handler " + name + " failed: " + t);
        }
    }

    /** The last registered that has not run; null if there is none, and then none is taken any more. */
    private static @Nullable HookFallback next() {
        synchronized (HookFallback.class) {
            HookFallback next = REGISTERED.poll();
            over = next == null;
            return next;
        }
    }

    private static final class AllOfThem implements Runnable {
        AllOfThem() {}

        @Override
        public void run() {
            for (HookFallback next = next(); next != null; next = next()) {
                next.run();
            }
        }
    }
}
