package io.github.atexit.launch;

import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HookRuns;
import org.jspecify.annotations.Nullable;

/** What an armed agent works with. Immutable but for the ballast. */
final class ArmedAgent {
    private static final int BALLAST = 4 * 1024 * 1024; // bytes; the exit's own objects fit in a tenth of it

    final ExitSequence sequence;
    final ExitEvents events;
    final HookRuns hooks;
    final ExitHandOver handOver;
    private final Host host;
    /** Memory that is held to be given back when the exit begins, because the heap may be full by then. */
    @SuppressWarnings("UnusedVariable")
    private byte @Nullable [] ballast;

    /** @param ballasted whether there are handlers, so that the exit has to work with a full heap */
    ArmedAgent(ExitSequence sequence, ExitEvents events, HookRuns hooks, Host host, boolean ballasted) {
        this.sequence = sequence;
        this.events = events;
        this.hooks = hooks;
        this.host = host;
        this.handOver = new ExitHandOver(sequence, events);
        this.ballast = ballasted ? new byte[BALLAST] : null;
    }

    /** The first statement of every exit. */
    void dropBallast() {
        ballast = null;
    }

    /** Ends the JVM at once. */
    void halt(int status) {
        host.halt(status);
    }
}
