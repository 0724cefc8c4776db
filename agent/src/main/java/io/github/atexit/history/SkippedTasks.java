package io.github.atexit.history;

import java.util.List;

/** The tasks of an executor that were not done. Immutable. */
public final class SkippedTasks {
    private final ReportNode node;

    SkippedTasks(ReportNode node) {
        this.node = node;
    }

    public String executor() {
        return node.textOrEmpty("executor");
    }

    public long queued() {
        return Math.max(0, node.number("queued", 0));
    }

    public long running() {
        return Math.max(0, node.number("running", 0));
    }

    /** A few of the queued ones. */
    public List<String> sample() {
        return node.texts("sample");
    }
}
