package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/** One of the JVM's shutdown hooks in one exit. Guarded by {@link HookRuns}. */
public final class HookRun {
    /** How a hook stands. */
    public enum Outcome {
        OK("ok"),
        FAILED("failed"),
        RUNNING("running"),
        SKIPPED("skipped");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** The outcome's word in the report. */
        public String id() {
            return id;
        }
    }

    private final Thread thread;
    private final Object task;
    private Outcome outcome = Outcome.SKIPPED;
    private long millis;
    private StackTraceElement @Nullable [] stack;

    /**
     * A hook that has not started.
     *
     * @param task what the hook's class is read from: its runnable, or the thread itself
     */
    public HookRun(Thread thread, Object task) {
        this.thread = thread;
        this.task = task;
    }

    public Thread thread() {
        return thread;
    }

    /** What the hook runs: its runnable, or the thread itself where the thread's class overrides run. */
    public Object task() {
        return task;
    }

    public Outcome outcome() {
        return outcome;
    }

    public long millis() {
        return millis;
    }

    /** Where a hook is that still runs, newest frame first; null otherwise. */
    public StackTraceElement @Nullable [] stack() {
        return stack;
    }

    void begin() {
        outcome = Outcome.RUNNING;
    }

    void neverBegan() {
        outcome = Outcome.SKIPPED;
    }

    void fail() {
        if (outcome == Outcome.RUNNING) {
            outcome = Outcome.FAILED;
        }
    }

    void end(long tookMillis) {
        millis = tookMillis;
        if (outcome == Outcome.RUNNING) {
            outcome = Outcome.OK;
        }
    }

    /** Looks at a hook that has not ended. */
    void look(long soFarMillis) {
        if (outcome == Outcome.RUNNING) {
            millis = soFarMillis;
            stack = CallStack.withoutAgent(thread.getStackTrace());
        }
    }
}
