package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import org.jspecify.annotations.Nullable;

/** What an {@code await} handler waits for. */
abstract class AwaitCondition {
    AwaitCondition() {}

    /**
     * Looks once.
     *
     * @return null if the condition holds, else how things are
     * @throws Exception if it can never hold
     */
    abstract @Nullable String unmet(HandlerContext context) throws Exception;

    /** Ends a look that is under way. Called from another thread; must neither block nor throw. */
    void cancel() {}
}
