package io.github.atexit.exit;

/** How a handler ended. */
public enum HandlerOutcome {
    OK("ok"),
    FAILED("failed"),
    TIMEOUT("timeout"),
    SKIPPED("skipped"),
    /** Begun by a run that died before it ended. */
    INTERRUPTED("interrupted");

    private final String id;

    HandlerOutcome(String id) {
        this.id = id;
    }

    /** The outcome's word in the report. */
    public String id() {
        return id;
    }

    /** Whether the work was to be done and was not. */
    public boolean isFailure() {
        return this == FAILED || this == TIMEOUT;
    }
}
