package io.github.atexit.skipped;

import org.jspecify.annotations.Nullable;

/** A block that a thread would have run on its way out of its calls, had the JVM not ended. Immutable. */
public final class FinallyBlock {
    private final String className;
    private final String method;
    private final @Nullable String file;
    private final int line;
    private final FinallyKind kind;
    private final String thread;
    private final boolean ofExitingThread;

    FinallyBlock(StackTraceElement frame, int line, FinallyKind kind, String thread, boolean ofExitingThread) {
        this.className = frame.getClassName();
        this.method = frame.getMethodName();
        this.file = frame.getFileName();
        this.line = line;
        this.kind = kind;
        this.thread = thread;
        this.ofExitingThread = ofExitingThread;
    }

    public String className() {
        return className;
    }

    public String method() {
        return method;
    }

    /** The source file's name; null where the class does not tell. */
    public @Nullable String file() {
        return file;
    }

    /** The first line of {@code finally}; the line of {@code try} or {@code synchronized} where nothing is written. */
    public int line() {
        return line;
    }

    public FinallyKind kind() {
        return kind;
    }

    /** The thread's name. */
    public String thread() {
        return thread;
    }

    public boolean isOfExitingThread() {
        return ofExitingThread;
    }

    boolean isSame(FinallyBlock other) {
        return line == other.line
                && kind == other.kind
                && className.equals(other.className)
                && method.equals(other.method)
                && thread.equals(other.thread)
                && ofExitingThread == other.ofExitingThread;
    }

    /** {@code finally at Worker.java:40}. */
    @Override
    public String toString() {
        return kind.id() + " at " + (file == null ? className : file) + ":" + line;
    }
}
