package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/** The code that ended the JVM: the nearest frame that is neither the JDK's nor a known exit wrapper's. Immutable. */
public final class ExitCaller {
    private final StackTraceElement frame;
    private final @Nullable String jar;

    /** @param jar the code source's path; null if the class has none */
    public ExitCaller(StackTraceElement frame, @Nullable String jar) {
        this.frame = frame;
        this.jar = jar;
    }

    public StackTraceElement frame() {
        return frame;
    }

    public @Nullable String jar() {
        return jar;
    }
}
