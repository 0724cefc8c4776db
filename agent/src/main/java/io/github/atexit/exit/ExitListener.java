package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/**
 * Hears how an exit comes along, so that it can be recorded where a kill does not undo it, and knows of handlers that ran
 * for this exit before. Called when the heap may be full: what it does must not need memory.
 */
public class ExitListener {
    /** Hears and knows nothing. */
    public static final ExitListener NONE = new ExitListener();

    protected ExitListener() {}

    /** What is known of a handler of this exit from an earlier try at it; null if it was never begun. */
    public @Nullable EarlierRun earlier(DeclaredHandler handler) {
        return null;
    }

    /** A route was taken. Called once, with the sequence's lock held: must neither block nor throw. */
    public void claimed(ExitEvent event) {}

    /**
     * A handler is the next thing that happens. Called on the thread that runs it.
     *
     * @throws Exception if the handler must not run; it has failed then
     */
    public void handlerBegins(DeclaredHandler handler) throws Exception {}

    /** A handler has its outcome. Called with the sequence's lock held: must neither block nor throw. */
    public void handlerEnded(HandlerRun run) {}
}
