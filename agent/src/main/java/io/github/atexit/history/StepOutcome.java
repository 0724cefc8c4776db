package io.github.atexit.history;

import org.jspecify.annotations.Nullable;

/** How a handler or hook ended. */
public enum StepOutcome {
    OK("ok", "ok"),
    FAILED("failed", "failed"),
    TIMEOUT("timeout", "timed out"),
    /** A hook that had not ended when the time was up. */
    RUNNING("running", "cut off"),
    SKIPPED("skipped", "not run"),
    /** Begun by a run that died before it ended. */
    INTERRUPTED("interrupted", "interrupted"),
    /** A word that this version does not know, or none. */
    UNKNOWN("", "unknown");

    private final String id;
    private final String words;

    StepOutcome(String id, String words) {
        this.id = id;
        this.words = words;
    }

    static StepOutcome of(@Nullable String id) {
        for (StepOutcome outcome : values()) {
            if (outcome.id.equals(id)) {
                return outcome;
            }
        }
        return UNKNOWN;
    }

    /** The outcome as a reader is told it. */
    public String words() {
        return words;
    }

    /** Whether the work was begun. */
    public boolean hasRun() {
        return this != SKIPPED && this != UNKNOWN;
    }

    /** Whether the work was begun and did not come to a good end. */
    public boolean isFailure() {
        return this != OK && hasRun();
    }
}
