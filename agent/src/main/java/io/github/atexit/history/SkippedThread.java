package io.github.atexit.history;

import java.util.List;

/** A non-daemon thread that was alive when the JVM ended. Immutable. */
public final class SkippedThread {
    private final ReportNode node;

    SkippedThread(ReportNode node) {
        this.node = node;
    }

    public String name() {
        return node.textOrEmpty("name");
    }

    /** Newest frame first. */
    public List<String> stack() {
        return node.texts("stack");
    }
}
