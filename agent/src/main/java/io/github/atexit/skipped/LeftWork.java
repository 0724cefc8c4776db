package io.github.atexit.skipped;

import io.github.atexit.executor.QueuedTasks;
import java.util.List;

/** What one executor had not done when the JVM ended. Immutable. */
public final class LeftWork {
    private final String executor;
    private final QueuedTasks queued;
    private final int running;

    LeftWork(String executor, QueuedTasks queued, int running) {
        this.executor = executor;
        this.queued = queued;
        this.running = running;
    }

    /** The executor's class and one of its threads. */
    public String executor() {
        return executor;
    }

    /** How many tasks waited for a worker. */
    public int queued() {
        return queued.count();
    }

    /** How many tasks ran, those apart that were blocked in the exit. */
    public int running() {
        return running;
    }

    /** The first of those that waited, in the application's own words. */
    public List<String> sample() {
        return queued.sample();
    }
}
