package io.github.atexit.exit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that were registered at run time and wait: they run last registered first, before the declared ones of
 * their phase, and more may come until that phase has run. Guarded by the exit's monitor.
 */
final class RegisteredHandlers {
    private String phase;
    private final Deque<DeclaredHandler> waiting = new ArrayDeque<DeclaredHandler>();
    private boolean any;
    private boolean over;

    /** @param phase the name of the phase they run in */
    RegisteredHandlers(String phase) {
        this.phase = phase;
    }

    /** Has them run in another phase. */
    void moveTo(String newPhase) {
        phase = newPhase;
    }

    /** Adds one; false if they have all run. */
    boolean add(DeclaredHandler handler) {
        if (over) {
            return false;
        }
        any = true;
        waiting.push(handler);
        return true;
    }

    /** Takes one back; false if it has begun or does not wait. */
    boolean remove(DeclaredHandler handler) {
        return waiting.remove(handler);
    }

    /** Takes the next that is to run in a phase; null if there is none. */
    @Nullable
    DeclaredHandler next(Phase of) {
        return of.name().equals(phase) ? waiting.poll() : null;
    }

    /** How many wait for a phase. */
    int count(Phase of) {
        return of.name().equals(phase) ? waiting.size() : 0;
    }

    /** Called when a phase has run. */
    void end(Phase ended) {
        over |= ended.name().equals(phase);
    }

    /** Whether one was ever registered, so that the agent does more than look on. */
    boolean any() {
        return any;
    }
}
