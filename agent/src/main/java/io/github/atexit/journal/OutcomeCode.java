package io.github.atexit.journal;

import io.github.atexit.exit.HandlerOutcome;

/** The number of a handler's state in a run's file: {@link #BEGUN}, or its outcome. Part of the format. */
final class OutcomeCode {
    static final long BEGUN = 1;

    private static final int FIRST = 2;
    private static final HandlerOutcome[] OUTCOMES = {
        HandlerOutcome.OK,
        HandlerOutcome.FAILED,
        HandlerOutcome.TIMEOUT,
        HandlerOutcome.SKIPPED,
        HandlerOutcome.INTERRUPTED
    };

    private OutcomeCode() {}

    static long of(HandlerOutcome outcome) {
        int code = 0;
        while (OUTCOMES[code] != outcome) {
            code++;
        }
        return FIRST + (long) code;
    }

    /** The outcome. What was begun and has no end, or cannot be read, was interrupted: it is not to be run again. */
    static HandlerOutcome outcome(long code) {
        boolean known = code >= FIRST && code < FIRST + OUTCOMES.length;
        return known ? OUTCOMES[(int) code - FIRST] : HandlerOutcome.INTERRUPTED;
    }
}
