package io.github.atexit;

/**
 * Thrown by {@code System.exit} and {@code Runtime.halt} where a rule of the manifest denies them; the JVM lives on.
 * A {@link SecurityException}, as a SecurityManager's veto was, so that code that expected one needs no change. Its
 * stack begins at the denied call.
 */
public final class ExitDeniedException extends SecurityException {
    private static final long serialVersionUID = 1L;

    private final String route;
    private final int status;

    /**
     * Called by the agent.
     *
     * @param message says who called what, and which rule denied it
     * @param route {@code exit} or {@code halt}
     * @param status the status that was asked for
     */
    public ExitDeniedException(String message, String route, int status) {
        super(message);
        this.route = route;
        this.status = status;
    }

    /** What was called: {@code exit} or {@code halt}. */
    public String route() {
        return route;
    }

    /** The status that was asked for. */
    public int status() {
        return status;
    }
}
