package io.github.atexit.cli;

import io.github.atexit.history.Counts;
import io.github.atexit.history.PastCall;
import io.github.atexit.history.PastCaller;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.PastPhase;
import io.github.atexit.history.PastSkipped;
import io.github.atexit.history.PastStep;
import io.github.atexit.history.SkippedFinally;
import io.github.atexit.history.SkippedTasks;
import io.github.atexit.history.SkippedThread;
import io.github.atexit.history.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exit in detail for a terminal. Used once. */
final class LastExitText {
    private static final int MOST_ITEMS = 20;
    private static final int MOST_FRAMES = 40;

    private final PastExit exit;
    private final TextPages text;

    private LastExitText(PastExit exit, boolean coloured) {
        this.exit = exit;
        this.text = new TextPages(coloured);
    }

    static String of(PastExit exit, boolean coloured) {
        return new LastExitText(exit, coloured).write();
    }

    private String write() {
        text.heading(Verdict.of(exit).text());
        writeFacts();
        writeSkipped();
        writeSteps();
        writeTrouble();
        writeCalls("Denied before", exit.denied(), exit.countDenied());
        writeCalls("Inside this exit", exit.nested(), exit.countNested());
        writeStack();
        return text.toString();
    }

    private void writeFacts() {
        PastCaller caller = exit.caller();
        String jar = caller == null || caller.jarName() == null ? "" : " in " + caller.jarName();
        String exception = exit.exception();
        text.fact("what", exit.what() + (exit.isDeath() ? "" : ", route " + exit.route()));
        text.fact("by", caller == null ? "" : caller.frame() + jar);
        text.fact("exception", exception == null ? "" : exception);
        text.fact("thread", exit.threadName());
        text.fact("status", status());
        text.fact("likely", String.join("; ", exit.likely()));
        text.fact("exit took", exit.isDeath() ? "" : Counts.span(exit.sequenceMillis()) + deadline());
        text.fact("time", exit.time());
        text.fact("uptime", exit.uptimeMillis() < 0 ? "" : Counts.span(exit.uptimeMillis()));
        text.fact("process", exit.process());
        text.fact("main class", exit.mainClass());
        text.fact("main", exit.mainEnd());
        text.fact("last thread", orEmpty(exit.lastThread()));
        text.fact("rule", orEmpty(exit.rule()));
        text.fact("java", exit.jvm());
        text.fact("command line", exit.commandLine());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String status() {
        if (exit.finalStatus() == Long.MIN_VALUE) {
            return "";
        }
        boolean tellsBoth = exit.hasChangedStatus() && exit.status() != Long.MIN_VALUE;
        return exit.finalStatus() + (tellsBoth ? " (asked for " + exit.status() + ")" : "");
    }

    private String deadline() {
        String of = exit.deadlineMillis() < 0 ? "" : " of " + Counts.span(exit.deadlineMillis());
        return of + (exit.hasExceededDeadline() ? ", cut short by the deadline" : "");
    }

    private void writeSkipped() {
        PastSkipped skipped = exit.skipped();
        List<String> names = new ArrayList<>();
        for (PastStep hook : skipped.hooks()) {
            names.add(hook.name() + (hook.className().equals(hook.name()) ? "" : " (" + hook.className() + ")"));
        }
        writeItems("Skipped shutdown hooks", names, skipped.countHooks());
        writeItems("Skipped delete-on-exit files", skipped.files(), skipped.countFiles());
        names = new ArrayList<>();
        for (SkippedFinally block : skipped.finallyBlocks()) {
            names.add(block.kind() + " at " + block.place() + " in " + block.method() + " on thread \"" + block.thread()
                    + '"');
        }
        writeItems("Skipped finally blocks", names, skipped.countFinallyBlocks());
        names = new ArrayList<>();
        for (SkippedTasks tasks : skipped.tasks()) {
            names.add(tasks.executor() + ": " + Counts.number(tasks.queued()) + " queued, "
                    + Counts.number(tasks.running()) + " running");
        }
        writeItems("Skipped tasks", names, names.size());
        writeItems("Skipped handlers", skipped.handlers(), skipped.countHandlers());
        names = new ArrayList<>();
        for (SkippedThread thread : skipped.threads()) {
            names.add(thread.name() + (thread.stack().isEmpty() ? "" : " in " + thread.where()));
        }
        writeItems("Threads still alive", names, skipped.countThreads());
    }

    private void writeItems(String heading, List<String> items, long count) {
        if (count == 0) {
            return;
        }
        text.blank();
        text.heading(heading + ": " + Counts.number(count));
        for (int i = 0; i < items.size() && i < MOST_ITEMS; i++) {
            text.line("  ", items.get(i));
        }
        if (count > MOST_ITEMS) {
            text.line("  ", "and " + Counts.number(count - MOST_ITEMS) + " more");
        }
    }

    private void writeSteps() {
        TextTable table = new TextTable(false, " took", "outcome", "phase", "type", "name");
        for (PastPhase phase : exit.phases()) {
            table.add(Counts.span(phase.millis()), "", phase.name(), "", "");
            for (PastStep step : exit.steps()) {
                if (step.phase().equals(phase.name())) {
                    add(table, step);
                }
            }
        }
        for (PastStep step : exit.steps()) {
            if (exit.phases().stream().noneMatch(phase -> phase.name().equals(step.phase()))) {
                add(table, step);
            }
        }
        text.table("Phases, handlers and hooks", table, 200);
    }

    private static void add(TextTable table, PastStep step) {
        String took = step.outcome().hasRun() ? Counts.span(step.millis()) : "-";
        String reason = step.outcome().hasRun() || step.problem() == null ? "" : " (" + step.problem() + ")";
        table.add(took, step.outcome().words(), step.phase(), step.type(), step.name() + reason);
    }

    private void writeTrouble() {
        for (PastStep step : exit.steps()) {
            if (step.outcome().isFailure()) {
                text.blank();
                text.heading(step.name() + " " + step.outcome().words() + " after " + Counts.span(step.millis()));
                if (step.problem() != null) {
                    text.line("  ", step.problem());
                }
                writeFrames(step.stack());
            }
        }
    }

    private void writeCalls(String heading, List<PastCall> calls, long count) {
        List<String> lines = new ArrayList<>();
        for (PastCall call : calls) {
            PastCaller caller = call.caller();
            lines.add(call.what()
                    + (caller == null ? "" : " by " + caller.frame())
                    + (call.thread() == null ? "" : " on thread \"" + call.thread() + '"')
                    + (call.time() == null ? "" : " at " + call.time()));
        }
        writeItems(heading, lines, count);
    }

    private void writeStack() {
        if (!exit.stack().isEmpty()) {
            text.blank();
            text.heading("Stack");
            writeFrames(exit.stack());
        }
    }

    private void writeFrames(List<String> frames) {
        for (int i = 0; i < frames.size() && i < MOST_FRAMES; i++) {
            text.line("  ", "at " + frames.get(i));
        }
        if (frames.size() > MOST_FRAMES) {
            text.line("  ", "and " + (frames.size() - MOST_FRAMES) + " more frames");
        }
    }
}
