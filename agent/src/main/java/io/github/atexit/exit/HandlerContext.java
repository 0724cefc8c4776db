package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/** What a running handler may know of its exit, and where its output goes. Used on the handler's own thread. */
public interface HandlerContext {
    /** The route that named this exit. */
    ExitRoute route();

    /** The status the JVM is going to end with, after the route's status map. */
    int status();

    /**
     * The value of an exit or JVM variable, or null if there is no variable of that name. The names are those of
     * {@link ExitVariables}: {@code exit:route}, {@code jvm:pid} and so on.
     */
    @Nullable
    String variable(String name);

    /** The nanoseconds until this handler is interrupted; never negative. */
    long remainingNanos();

    /** The loader that the application's classes are looked up in: main's context loader, else the system loader. */
    ClassLoader applicationLoader();

    /** Adds to the handler's {@code output} in the report, which keeps the first 8,192 characters. Thread-safe. */
    void output(String text);

    /** The text without the secrets that no output may show. */
    String mask(String text);
}
