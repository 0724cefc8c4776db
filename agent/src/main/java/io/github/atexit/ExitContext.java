package io.github.atexit;

import java.util.Map;

/** What a handler may know of the exit it runs in. Thread-safe. */
public interface ExitContext {
    /**
     * How the JVM ends: {@code main-return}, {@code main-throw}, {@code exit}, {@code signal} or {@code halt}; for a run that
     * died before this one, {@code crashed} or {@code vanished}.
     */
    String route();

    /**
     * The status the JVM is going to end with, 0 to 255 on most systems; a failing handler may still change it. -1 for a run
     * that died, whose status nobody saw.
     */
    int status();

    /** The signal's name without {@code SIG}, such as {@code TERM}; empty on other routes. */
    String signal();

    /**
     * The frame of the application's that ended the JVM, such as {@code com.acme.Worker.fail(Worker.java:42)}; empty where
     * there is none, as when main returned.
     */
    String caller();

    /**
     * The handler's {@code config}: strings, {@link Boolean}, {@link java.math.BigDecimal}, lists and maps of these, and
     * null. Unmodifiable, in the manifest's order; empty if there is none.
     */
    Map<String, Object> config();

    /** The milliseconds until the handler is interrupted; never negative. */
    long remainingMillis();
}
