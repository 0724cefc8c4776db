package io.github.atexit.history;

/** A {@code finally}, try-with-resources or {@code synchronized} that a thread was inside of. Immutable. */
public final class SkippedFinally {
    private final ReportNode node;

    SkippedFinally(ReportNode node) {
        this.node = node;
    }

    /** The method, as {@code pkg.Class.method}. */
    public String method() {
        return node.textOrEmpty("class") + "." + node.textOrEmpty("method");
    }

    /** Where it stands, as {@code Worker.java:40}. */
    public String place() {
        return PastCaller.place(node);
    }

    /** The name of the thread that was inside. */
    public String thread() {
        return node.textOrEmpty("thread");
    }

    /** {@code finally}, {@code try-with-resources} or {@code synchronized}. */
    public String kind() {
        return node.textOrEmpty("kind");
    }

    /** Whether it is only a lock to be given back. */
    public boolean isLock() {
        return "synchronized".equals(kind());
    }
}
