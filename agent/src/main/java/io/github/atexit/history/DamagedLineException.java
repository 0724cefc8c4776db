package io.github.atexit.history;

/** A line is no exit report; the message says what it is instead. */
public final class DamagedLineException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedLineException(String problem) {
        super(problem, null, false, false);
    }
}
