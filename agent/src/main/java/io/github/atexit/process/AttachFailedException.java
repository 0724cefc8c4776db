package io.github.atexit.process;

/** The JVM could not be got into, or did not do what it was asked to. The message is for the user. */
public final class AttachFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public AttachFailedException(String message) {
        super(message);
    }
}
