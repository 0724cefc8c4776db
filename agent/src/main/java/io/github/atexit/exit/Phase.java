package io.github.atexit.exit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A step of the exit sequence: handlers that run together, or the JVM's own shutdown hooks. Immutable. */
public final class Phase {
    /** The built-in phase in which the JVM runs the application's own hooks. */
    public static final String SHUTDOWN_HOOKS = "shutdown-hooks";
    /** The built-in phase that runs when main's thread ends. */
    public static final String MAIN_END = "main-end";
    /** The built-in phase that runs beside the sequence when the exit lasts long. */
    public static final String SLOW = "slow";

    private static final String[] DEFAULTS = {"notify", "drain", "save", SHUTDOWN_HOOKS, "release"};

    private final String name;
    private final boolean declaredOrder;
    private final boolean parallel;
    private final @Nullable Duration timeout;

    /**
     * @param declaredOrder whether handlers run in the order of their declaration, not last declared first
     * @param parallel whether handlers run side by side
     * @param timeout what the whole phase may take; null if only its handlers' timeouts bound it
     */
    public Phase(String name, boolean declaredOrder, boolean parallel, @Nullable Duration timeout) {
        this.name = name;
        this.declaredOrder = declaredOrder;
        this.parallel = parallel;
        this.timeout = timeout;
    }

    /** The names of the phases of a manifest that declares none, in their order; a fresh array. */
    public static String[] defaults() {
        return DEFAULTS.clone();
    }

    public String name() {
        return name;
    }

    public boolean isDeclaredOrder() {
        return declaredOrder;
    }

    public boolean isParallel() {
        return parallel;
    }

    public @Nullable Duration timeout() {
        return timeout;
    }

    /** One of the built-in phases beside the sequence: {@value #MAIN_END} or {@value #SLOW}. */
    static Phase aside(String name) {
        return new Phase(name, false, false, null);
    }

    /** Whether this is a phase beside the sequence, which its deadlines do not bound. */
    boolean isAside() {
        return name.equals(MAIN_END) || name.equals(SLOW);
    }

    /** Whether this is the built-in {@value #SHUTDOWN_HOOKS}. */
    public boolean isShutdownHooks() {
        return name.equals(SHUTDOWN_HOOKS);
    }

    @Override
    public String toString() {
        return name;
    }
}
