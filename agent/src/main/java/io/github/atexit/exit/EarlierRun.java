package io.github.atexit.exit;

/** What is known of a handler that was begun, or settled, before the exit that reports it. Immutable. */
public final class EarlierRun {
    final HandlerOutcome outcome;
    final long millis;
    final String reason;
    final boolean leftOut;

    private EarlierRun(HandlerOutcome outcome, long millis, String reason, boolean leftOut) {
        this.outcome = outcome;
        this.millis = millis;
        this.reason = reason;
        this.leftOut = leftOut;
    }

    /** It was begun, and ended so. */
    public static EarlierRun ended(HandlerOutcome outcome, long millis, String reason) {
        return new EarlierRun(outcome, millis, reason, false);
    }

    /** It was for the exit and did not run, or does not run yet. */
    public static EarlierRun leftOut(String reason) {
        return new EarlierRun(HandlerOutcome.SKIPPED, 0, reason, true);
    }
}
