package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is called inside an exit: further exits and halts, and on which of the exit's own threads. Guarded by the monitor. */
final class NestedExits {
    private static final int MOST_KEPT = 100;

    private final List<ExitEvent> kept = new ArrayList<ExitEvent>(0);
    private final IdentityHashMap<Thread, HandlerRun> handlerThreads = new IdentityHashMap<Thread, HandlerRun>();
    private final IdentityHashMap<Thread, ExitEvent> hookExits = new IdentityHashMap<Thread, ExitEvent>();
    private int count;

    void add(ExitEvent event) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(event.detached());
        }
    }

    /** The first of them. */
    List<ExitEvent> kept() {
        return kept;
    }

    /** How many there were. */
    int count() {
        return count;
    }

    void handlerStarts(HandlerRun run) {
        handlerThreads.put(Thread.currentThread(), run);
    }

    void handlerEnds() {
        handlerThreads.remove(Thread.currentThread());
    }

    /** The handler that the calling thread runs, or ran when its time was up; null for any other thread. */
    @Nullable
    HandlerRun handlerHere() {
        return handlerThreads.get(Thread.currentThread());
    }

    boolean anyHandlers() {
        return !handlerThreads.isEmpty();
    }

    /** Remembers an exit on a hook's own thread; whether it is the thread's second. */
    boolean addHookExit(ExitEvent event) {
        return hookExits.put(Thread.currentThread(), event) != null;
    }
}
