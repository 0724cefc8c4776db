package io.github.atexit.launch;

import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRuling;
import org.jspecify.annotations.Nullable;

/** An exit that goes its way, and what a rule says of it. Immutable. */
final class DecidedExit {
    final ExitEvent event;
    final @Nullable ExitRuling ruling;

    /** @param ruling null if no rule matches */
    DecidedExit(ExitEvent event, @Nullable ExitRuling ruling) {
        this.event = event;
        this.ruling = ruling;
    }
}
