package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.List;

/** The exits that a rule denied while the JVM lived on. Guarded by the exit's monitor. */
final class DeniedExits {
    private static final int MOST_KEPT = 100;

    private final List<ExitEvent> kept = new ArrayList<ExitEvent>(0);
    private int count;

    void add(ExitEvent event) {
        if (kept.size() < MOST_KEPT) {
            kept.add(event.detached());
        }
        count++;
    }

    /** The first of them. */
    List<ExitEvent> kept() {
        return kept;
    }

    /** How many there were. */
    int count() {
        return count;
    }
}
