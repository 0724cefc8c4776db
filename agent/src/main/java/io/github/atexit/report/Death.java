package io.github.atexit.report;

import java.util.List;

/** What is told of a run whose death nobody saw: what its journal says, and what else was found. Immutable. */
public final class Death {
    final String id;
    final long startMillis;
    final long uptimeMillis;
    final String lastState;
    final List<String> likely;

    /**
     * @param id of the report, the same whoever writes it
     * @param startMillis when the run started, in milliseconds since the epoch
     * @param uptimeMillis how long it is known to have lived; negative if that is not known
     * @param lastState what it did last, in words
     * @param likely the evidence of what it died of
     */
    public Death(String id, long startMillis, long uptimeMillis, String lastState, List<String> likely) {
        this.id = id;
        this.startMillis = startMillis;
        this.uptimeMillis = uptimeMillis;
        this.lastState = lastState;
        this.likely = likely;
    }
}
