package io.github.atexit.history;

import io.github.atexit.report.ReportText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler or one of the JVM's shutdown hooks, and how it ended. Immutable. */
public final class PastStep {
    /** The built-in phase of the hooks. */
    public static final String HOOKS = "shutdown-hooks";

    private final ReportNode node;
    private final boolean hook;

    private PastStep(ReportNode node, boolean hook) {
        this.node = node;
        this.hook = hook;
    }

    static PastStep handler(ReportNode node) {
        return new PastStep(node, false);
    }

    static PastStep hook(ReportNode node) {
        return new PastStep(node, true);
    }

    /** Whether it is one of the JVM's hooks. */
    public boolean isHook() {
        return hook;
    }

    /** A handler's name; for a hook its thread's, or its class where the thread has only the JDK's default name. */
    public String name() {
        return hook ? ReportText.hookName(node.textOrEmpty("name"), className()) : node.textOrEmpty("name");
    }

    /** A handler's type, {@code hook} for a hook. */
    public String type() {
        return hook ? "hook" : node.textOrEmpty("type");
    }

    public String phase() {
        return hook ? HOOKS : node.textOrEmpty("phase");
    }

    /** The class of what a hook runs; empty for a handler. */
    public String className() {
        return hook ? node.textOrEmpty("class") : "";
    }

    /** The jar that a hook's class came from; null where it is not told. */
    public @Nullable String jar() {
        return node.text("jar");
    }

    public StepOutcome outcome() {
        return StepOutcome.of(node.text("outcome"));
    }

    /** How long it took; until the time was up for one that did not end. */
    public long millis() {
        return Math.max(0, node.number("millis", 0));
    }

    /** Why it failed or did not run, in one line; null if there is nothing to say. */
    public @Nullable String problem() {
        ReportNode error = node.object("error");
        String reason = node.text("reason");
        String type = error.text("type");
        if (type == null || "timeout".equals(type)) {
            return reason == null ? error.text("message") : reason;
        }
        String message = error.text("message");
        String thrown = type.substring(type.lastIndexOf('.') + 1) + (message == null ? "" : ": " + message);
        return reason == null ? thrown : reason + "; " + thrown;
    }

    /** Where it failed, or where it was when its time was up; newest frame first. */
    public List<String> stack() {
        return hook ? node.texts("stack") : node.object("error").texts("stack");
    }

    /** What a handler wrote; null if nothing. */
    public @Nullable String output() {
        return node.text("output");
    }
}
