package io.github.atexit.exit;

/** Says that a handler found nothing to do. Its message is the report's {@code reason}. */
public final class HandlerSkippedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason why there was nothing to do, as a sentence without a full stop */
    public HandlerSkippedException(String reason) {
        super(reason);
    }
}
