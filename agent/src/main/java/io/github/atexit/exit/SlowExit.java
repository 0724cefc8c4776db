package io.github.atexit.exit;

import java.util.Collections;
import java.util.List;

/**
 * Tells what a long exit is waiting for: first after five seconds, then at growing intervals. Used by the driving thread
 * alone.
 */
final class SlowExit {
    private static final long FIRST_NANOS = 5000000000L; // 5 s
    private static final int GROWTH = 2;

    private final ExitHost host;
    private final long startNanos;
    private long nextNanos = FIRST_NANOS;

    SlowExit(ExitHost host, ExitEvent event) {
        this.host = host;
        this.startNanos = event.nanoTime();
    }

    /** When there is something to tell next. */
    Deadline next() {
        return Deadline.at(startNanos, nextNanos);
    }

    /** Tells it if it is time to. Called without the monitor. */
    void tell(List<HandlerRun> running) {
        if (next().hasPassed()) {
            nextNanos *= GROWTH;
            try {
                host.stillWaiting(running, (System.nanoTime() - startNanos) / 1000000);
            } catch (Throwable t) {
                // The exit does not depend on being talked about.
            }
        }
    }

    /** The same while the JVM runs its hooks. */
    void tellHooks() {
        tell(Collections.<HandlerRun>emptyList());
    }
}
