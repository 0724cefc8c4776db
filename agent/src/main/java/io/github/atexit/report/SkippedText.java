package io.github.atexit.report;

import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRun;
import io.github.atexit.skipped.FinallyBlock;
import io.github.atexit.skipped.LeftWork;
import java.util.ArrayList;
import java.util.List;

/** What a route skipped, in one line of the console: counts, and the first names of each kind. Used once. */
final class SkippedText {
    private static final int MOST_NAMES = 5;

    private final ExitReport report;
    private final StringBuilder line = new StringBuilder();

    private SkippedText(ExitReport report) {
        this.report = report;
    }

    /** The line without its beginning; empty if nothing was skipped. */
    static String of(ExitReport report) {
        SkippedText text = new SkippedText(report);
        text.appendSkippedHooks();
        text.appendSkippedFiles();
        text.appendSkippedHandlers();
        text.appendQueuedTasks();
        text.appendFinallyBlocks();
        return text.line.toString();
    }

    private void appendSkippedHooks() {
        int count = 0;
        StringBuilder names = new StringBuilder();
        for (HookRun hook : report.hooks) {
            if (hook.outcome() == HookRun.Outcome.SKIPPED) {
                appendName(names, count++, ReportText.hookName(hook));
            }
        }
        append(count, "shutdown hook", names);
    }

    private void appendSkippedFiles() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < report.deleteOnExit.size(); i++) {
            appendName(names, i, report.deleteOnExit.get(i));
        }
        append(report.deleteOnExit.size(), "delete-on-exit file", names);
    }

    private void appendSkippedHandlers() {
        List<HandlerRun> skipped = report.record.skippedHandlers();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < skipped.size(); i++) {
            appendName(names, i, skipped.get(i).handler().name());
        }
        append(skipped.size(), "handler", names);
    }

    private void appendQueuedTasks() {
        StringBuilder names = new StringBuilder();
        int executors = 0;
        for (LeftWork left : report.cleanup.work()) {
            if (left.queued() > 0) {
                appendName(names, executors++, withoutPackage(left.executor()));
            }
        }
        append(report.cleanup.queuedTasks(), "queued task", names);
    }

    /** {@code ThreadPoolExecutor of thread "orders-0"}. */
    private static String withoutPackage(String executor) {
        int classEnd = executor.indexOf(' ');
        return executor.substring(executor.lastIndexOf('.', classEnd < 0 ? executor.length() : classEnd) + 1);
    }

    /** The exiting thread's one by one, as a reader knows the caller; those of all others in a bracket. */
    private void appendFinallyBlocks() {
        List<FinallyBlock> own = applicationsFirst(report.cleanup.cleanups(true));
        for (int i = 0; i < own.size() && i < MOST_NAMES; i++) {
            line.append(line.length() == 0 ? "" : ", ").append(own.get(i));
        }
        if (own.size() > MOST_NAMES) {
            line.append(" and ").append(own.size() - MOST_NAMES).append(" more");
        }
        List<FinallyBlock> others = applicationsFirst(report.cleanup.cleanups(false));
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < others.size(); i++) {
            appendName(names, i, others.get(i) + " on \"" + others.get(i).thread() + "\"");
        }
        append(others.size(), "block of other threads", "blocks of other threads", names);
    }

    /** Those of the main class's and the caller's packages before those of libraries, each in their order. */
    private List<FinallyBlock> applicationsFirst(List<FinallyBlock> blocks) {
        ExitCaller caller = report.record.event().caller();
        String ofMain = report.mainClass == null ? null : topPackage(report.mainClass);
        String ofCaller = caller == null ? null : topPackage(caller.frame().getClassName());
        List<FinallyBlock> ordered = new ArrayList<FinallyBlock>();
        List<FinallyBlock> libraries = new ArrayList<FinallyBlock>();
        for (FinallyBlock block : blocks) {
            String top = topPackage(block.className());
            (top.equals(ofMain) || top.equals(ofCaller) ? ordered : libraries).add(block);
        }
        ordered.addAll(libraries);
        return ordered;
    }

    /** The first two parts of a class's package, such as {@code com.acme}. */
    private static String topPackage(String className) {
        int end = className.lastIndexOf('.');
        int second = className.indexOf('.', className.indexOf('.') + 1);
        return end < 0 ? "" : className.substring(0, second < 0 ? end : second);
    }

    private static void appendName(StringBuilder names, int index, String name) {
        if (index < MOST_NAMES) {
            names.append(index == 0 ? "" : ", ").append(name);
        } else if (index == MOST_NAMES) {
            names.append(", …");
        }
    }

    private void append(int count, String word, StringBuilder names) {
        append(count, word, word + "s", names);
    }

    private void append(int count, String one, String many, StringBuilder names) {
        if (count > 0) {
            line.append(line.length() == 0 ? "" : ", ").append(count).append(' ');
            line.append(count == 1 ? one : many).append(" (").append(names).append(')');
        }
    }
}
