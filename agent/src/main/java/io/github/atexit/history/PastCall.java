package io.github.atexit.history;

import org.jspecify.annotations.Nullable;

/** A call of exit or halt beside the one that ended the JVM: nested in it, or denied before. Immutable. */
public final class PastCall {
    private final ReportNode node;

    PastCall(ReportNode node) {
        this.node = node;
    }

    /** The call in words, such as {@code halt(3)}. */
    public String what() {
        return PastExit.what(node);
    }

    public @Nullable PastCaller caller() {
        return PastCaller.of(node);
    }

    /** The name of the calling thread; null where it is not told. */
    public @Nullable String thread() {
        return node.text("thread");
    }

    /** When it was; null where it is not told. */
    public @Nullable String time() {
        return node.text("time");
    }
}
