package io.github.atexit.attach;

/**
 * How an armed agent shows itself to those who list JVMs, without being asked and without a file: as a counter in the
 * memory that the JVM shares with its tools. The counter's name ends with the manifest's path, its value is the number of
 * handlers, or {@link #WITHDRAWN}.
 */
public final class ArmedMark {
    /** Starts the name of the counter; the manifest's absolute path follows, or nothing if there is none. */
    public static final String PREFIX = "io.github.atexit.armed:";

    /** The value of a counter whose manifest has been replaced. */
    public static final long WITHDRAWN = -1;

    private ArmedMark() {}
}
