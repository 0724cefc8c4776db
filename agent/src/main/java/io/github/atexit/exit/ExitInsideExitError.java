package io.github.atexit.exit;

/**
 * Ends a shutdown hook or a handler that called exit, which would wait for itself for ever. Thrown into the application's
 * code by the woven {@code Runtime.exit} and {@code Runtime.halt}.
 */
public final class ExitInsideExitError extends Error {
    private static final long serialVersionUID = 1L;

    public ExitInsideExitError(ExitRoute route, int status) {
        super(route.id() + "(" + status + ") while the JVM is already exiting");
    }
}
