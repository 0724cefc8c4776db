package io.github.atexit.report;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.HandlerOutcome;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRun;
import io.github.atexit.skipped.FinallyBlock;
import io.github.atexit.skipped.LeftThread;
import io.github.atexit.skipped.LeftWork;
import java.util.ArrayList;
import java.util.List;

/** What a full console adds, one thing a line: what ran in columns, what was cut off, and the stack last, as it is long. */
final class DetailText {
    private static final int WIDEST = 60; // characters of a column

    private final List<String> lines = new ArrayList<String>();

    private DetailText() {}

    static List<String> of(ExitReport report) {
        DetailText text = new DetailText();
        text.addRuns(report);
        text.addLeft(report);
        for (StackTraceElement frame : report.record.event().stack()) {
            text.lines.add("    at " + ReportText.frame(frame));
        }
        return text.lines;
    }

    private void addRuns(ExitReport report) {
        List<String[]> rows = new ArrayList<String[]>();
        for (HandlerRun run : report.record.handlers()) {
            DeclaredHandler handler = run.handler();
            HandlerOutcome outcome = run.outcome();
            String name = handler.phase() + " / " + handler.name() + ":";
            rows.add(
                    new String[] {name, outcome == null ? "not run" : outcome.id(), ReportText.duration(run.millis())});
        }
        for (HookRun hook : report.hooks) {
            String name = "hook " + ReportText.hookName(hook) + ":";
            rows.add(new String[] {name, hook.outcome().id(), ReportText.duration(hook.millis())});
        }
        int ofNames = width(rows, 0);
        int ofOutcomes = width(rows, 1);
        for (String[] row : rows) {
            lines.add("  " + padded(row[0], ofNames) + " " + padded(row[1] + ",", ofOutcomes + 1) + " " + row[2]);
        }
    }

    private void addLeft(ExitReport report) {
        for (FinallyBlock block : report.cleanup.finallyBlocks()) {
            lines.add("  cut off: " + block + " in " + block.className() + "." + block.method() + " on \""
                    + block.thread() + "\"");
        }
        for (LeftWork left : report.cleanup.work()) {
            lines.add("  tasks: " + left.queued() + " queued, " + left.running() + " running in " + left.executor());
        }
        for (LeftThread thread : report.cleanup.threads()) {
            List<String> stack = new ArrayList<String>();
            for (StackTraceElement frame : thread.stack()) {
                stack.add(ReportText.frame(frame));
            }
            lines.add(
                    "  thread: \"" + thread.name() + "\"" + (stack.isEmpty() ? "" : " at " + ReportText.where(stack)));
        }
        if (report.cleanup.moreThreads() > 0) {
            lines.add("  " + report.cleanup.moreThreads() + " more threads");
        }
    }

    private static int width(List<String[]> rows, int column) {
        int width = 0;
        for (String[] row : rows) {
            width = Math.max(width, Math.min(WIDEST, row[column].length()));
        }
        return width;
    }

    private static String padded(String text, int width) {
        StringBuilder padded = new StringBuilder(text);
        while (padded.length() < width) {
            padded.append(' ');
        }
        return padded.toString();
    }
}
