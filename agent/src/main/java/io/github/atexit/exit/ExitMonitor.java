package io.github.atexit.exit;

/** The one lock of an exit: everything that its threads share is guarded by it, every change is announced on it. */
final class ExitMonitor {
    private static final long PAUSE_MILLIS = 10;

    /** Announces a change. Called with the monitor held. */
    void changed() {
        notifyAll();
    }

    /**
     * Waits for a change, at most until a deadline. Called with the monitor held, in a loop: each caller waits for a
     * condition of its own. An interrupt is swallowed: nobody may end the wait, and the thread goes on in code of the
     * JDK's that does not ask for the flag, or nowhere.
     */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    void await(Deadline until) {
        long nanos = until.remainingNanos();
        if (nanos <= 0) {
            return;
        }
        try {
            if (until.isNever()) {
                wait();
            } else {
                wait(nanos / 1000000 + 1);
            }
        } catch (InterruptedException e) {
            // See above.
        }
    }

    /** Waits a moment, without needing memory for it. */
    @SuppressWarnings("WaitNotInLoop") // a moment, not a condition
    synchronized void pause() {
        try {
            wait(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            // As above.
        }
    }

    /** Keeps the calling thread until the JVM is gone, as the JDK's own lock would. */
    synchronized void waitForEver() {
        while (true) {
            await(Deadline.NEVER);
        }
    }
}
