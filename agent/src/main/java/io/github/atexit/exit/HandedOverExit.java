package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/**
 * An exit that its thread has no stack left for: the driving thread starts a successor, which goes on in its stead.
 * Guarded by the exit's monitor.
 */
final class HandedOverExit {
    private @Nullable Runnable exit;
    private @Nullable Thread by;
    private @Nullable Thread successor;

    /** Takes the calling thread's exit; only the first is taken. */
    void take(Runnable taken) {
        if (by == null) {
            by = Thread.currentThread();
            exit = taken;
        }
    }

    /** Whether the calling thread has handed its exit over, so that a further call of its is the same exit. */
    boolean isByThisThread() {
        return by == Thread.currentThread();
    }

    /** Starts the thread that goes on, if there is one to start. */
    void startSuccessor() {
        Runnable taken = exit;
        if (taken != null) {
            exit = null;
            successor = SequenceDriver.startThread("atexit exit", taken);
        }
    }

    /** Whether the calling thread goes on for the one that claimed the exit. */
    boolean isSuccessor() {
        return successor == Thread.currentThread();
    }
}
