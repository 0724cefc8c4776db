package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/**
 * The thread that took the route. While it waits it can be asked to run handlers: it is the one thread there is for
 * certain when no new one can be had. Guarded by the exit's monitor.
 */
final class ExitingThread {
    private final ExitMonitor monitor;
    private @Nullable Thread thread;
    private boolean waits;
    private @Nullable PhaseRun lent;

    ExitingThread(ExitMonitor monitor) {
        this.monitor = monitor;
    }

    /** From now on it is the calling thread; always true. */
    boolean claim() {
        thread = Thread.currentThread();
        return true;
    }

    boolean isThis() {
        return thread == Thread.currentThread();
    }

    /** Asks the thread to run a phase's handlers; false if it does not wait. */
    boolean lend(PhaseRun phase) {
        if (!waits || lent != null || isThis()) {
            return false;
        }
        lent = phase;
        monitor.changed();
        return true;
    }

    /**
     * Waits for a change.
     *
     * @return what the calling thread is asked to do, without the monitor, before it waits again; null for nothing
     */
    @Nullable
    PhaseRun await(Deadline until) {
        if (!isThis()) {
            monitor.await(until);
            return null;
        }
        waits = true;
        if (lent == null) {
            monitor.await(until);
        }
        waits = false;
        PhaseRun work = lent;
        lent = null;
        return work;
    }
}
