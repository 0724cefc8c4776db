package io.github.atexit.launch;

import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HookRuns;

/** What an armed agent works with. Immutable. */
final class ArmedAgent {
    final ExitSequence sequence;
    final ExitEvents events;
    final HookRuns hooks;
    private final Host host;

    ArmedAgent(ExitSequence sequence, ExitEvents events, HookRuns hooks, Host host) {
        this.sequence = sequence;
        this.events = events;
        this.hooks = hooks;
        this.host = host;
    }

    /** Ends the JVM at once. */
    void halt(int status) {
        host.halt(status);
    }
}
