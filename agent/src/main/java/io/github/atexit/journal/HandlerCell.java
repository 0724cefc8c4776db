package io.github.atexit.journal;

import io.github.atexit.exit.HandlerOutcome;

/** What stands in a handler's cell: that it was begun, or how it ended and after how many milliseconds. */
final class HandlerCell {
    static final long BEGUN = OutcomeCode.BEGUN << 40;

    private static final long MILLIS = (1L << 40) - 1;

    private HandlerCell() {}

    static long ended(HandlerOutcome outcome, long millis) {
        return (OutcomeCode.of(outcome) << 40) | Math.min(MILLIS, Math.max(0, millis));
    }

    /** How it ended; a damaged cell counts as one that was begun. */
    static HandlerOutcome outcome(long value) {
        return OutcomeCode.outcome(value >> 40);
    }

    static long millis(long value) {
        return value < 0 ? 0 : value & MILLIS;
    }
}
