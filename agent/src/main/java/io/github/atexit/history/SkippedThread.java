package io.github.atexit.history;

import io.github.atexit.report.ReportText;
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

    /** Where it was, as the console says it: the newest frame, and the application's that led there. Not without a stack. */
    public String where() {
        return ReportText.where(stack());
    }
}
