package io.github.atexit.report;

import org.jspecify.annotations.Nullable;

/** How the thread that ran main stood at the exit. Immutable. */
public final class MainEnd {
    /** Main had not ended. */
    public static final MainEnd RUNNING = new MainEnd("running", -1, null);
    /** The agent did not see main start. */
    public static final MainEnd UNKNOWN = new MainEnd("unknown", -1, null);

    final String outcome;
    /** Milliseconds from the start to main's end; negative where it has not ended. */
    final long afterMillis;

    final @Nullable Throwable thrown;

    private MainEnd(String outcome, long afterMillis, @Nullable Throwable thrown) {
        this.outcome = outcome;
        this.afterMillis = afterMillis;
        this.thrown = thrown;
    }

    /**
     * Main has ended.
     *
     * @param afterMillis milliseconds since the start of the JVM
     * @param thrown what main threw; null if it returned
     */
    public static MainEnd after(long afterMillis, @Nullable Throwable thrown) {
        return new MainEnd(thrown == null ? "returned" : "threw", afterMillis, thrown);
    }

    /** What a journal says of it: {@code running}, {@code returned}, {@code threw} or {@code unknown}. */
    public static MainEnd recorded(String outcome) {
        return new MainEnd(outcome, -1, null);
    }

    /** What main threw; null if it did not. */
    public @Nullable Throwable thrown() {
        return thrown;
    }
}
