package io.github.atexit.exit;

/**
 * Carries an exit through the stack of the thread that called it, so that {@code finally} blocks run. Thrown into the
 * application's code by the woven {@code Runtime.exit}; whoever catches it keeps the exit waiting, not away.
 */
public final class ExitUnwindError extends Error {
    private static final long serialVersionUID = 1L;

    private static final int MOST_CAUSES = 32;

    public ExitUnwindError(int status) {
        super("exit(" + status + ") unwinds the stack of its thread", null, true, false);
    }

    /** Whether this is such an error, or was caused by one. */
    public static boolean isBehind(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof ExitUnwindError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
