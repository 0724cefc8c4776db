package io.github.atexit.report;

import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.HandlerOutcome;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRun;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report for a person who looks at the console: what ended the JVM first, then what went wrong and what is missing. */
public final class ConsoleText {
    private static final String PREFIX = "[atexit] ";
    private static final int MOST_NAMES = 5;
    private static final int MOST_LINES = 30;
    private static final int LONGEST_MESSAGE = 200; // characters

    private final ExitReport report;
    private final ExitRecord record;
    private final StringBuilder out = new StringBuilder();
    private int lines;
    private String lastLine = ""; // held back until it is known to be the last

    private ConsoleText(ExitReport report) {
        this.report = report;
        this.record = report.record;
    }

    /** The lines for this mode, each with its line break; empty if the mode has nothing to say. */
    public static String of(ExitReport report, ConsoleMode mode, SecretMask mask) {
        if (mode == ConsoleMode.OFF || (mode == ConsoleMode.AUTO && !report.hasSomethingToSay())) {
            return "";
        }
        return ReportText.printable(mask.mask(new ConsoleText(report).write(mode == ConsoleMode.FULL)), true);
    }

    /** The lines of a recovery that comes after the report of its death. */
    public static String ofRecovery(ExitReport report, ConsoleMode mode, SecretMask mask) {
        ConsoleText text = new ConsoleText(report);
        if (mode == ConsoleMode.OFF || report.death == null) {
            return "";
        }
        text.line("recovered: " + DeathText.headline(report, report.death));
        text.writeHandlers();
        return ReportText.printable(mask.mask(text.end()), true);
    }

    private String write(boolean full) {
        Death death = report.death;
        line(death == null ? headline() : DeathText.headline(report, death));
        for (String evidence : death == null ? Collections.<String>emptyList() : death.likely) {
            line("likely: " + shorten(evidence));
        }
        writeRule();
        writeHandlers();
        writeHooks();
        writeStatus();
        writeNested();
        writeDenied();
        if (death == null) {
            writeSkipped();
        }
        if (full) {
            for (String detail : DetailText.of(report)) {
                line(detail);
            }
        }
        return end();
    }

    private void line(String text) {
        if (++lines < MOST_LINES) {
            append(text);
        } else if (lines == MOST_LINES) {
            lastLine = text;
        }
    }

    private void append(String text) {
        out.append(PREFIX).append(text.replace('\n', ' ')).append('\n');
    }

    /** All lines; what does not fit on a screen is counted in the last one. */
    private String end() {
        if (lines > MOST_LINES) {
            append("… " + (lines - MOST_LINES + 1) + " more lines; a report file has them all (option report)");
        } else if (lines == MOST_LINES) {
            append(lastLine);
        }
        return out.toString();
    }

    private String headline() {
        ExitEvent event = record.event();
        StringBuilder line = new StringBuilder(event.route().id());
        line.append('(').append(event.status()).append(')');
        if (event.signal() != null) {
            line.append(" SIG").append(event.signal());
        }
        Throwable thrown = report.mainEnd.thrown();
        if (event.route() == ExitRoute.MAIN_THROW && thrown != null) {
            line.append(' ').append(shorten(ReportText.thrown(thrown)));
        }
        appendCaller(line, event.caller());
        if (event.route() == ExitRoute.EXIT || event.route() == ExitRoute.HALT) {
            line.append(" on thread \"").append(event.threadName()).append('"');
        }
        line.append(" after ").append(ReportText.seconds(report.process.uptimeMillis(event.nanoTime())));
        return line.toString();
    }

    private static void appendCaller(StringBuilder line, @Nullable ExitCaller caller) {
        if (caller != null) {
            line.append(" by ").append(ReportText.frame(caller.frame()));
            String jar = ReportText.jarName(caller);
            if (jar != null) {
                line.append(" in ").append(jar);
            }
        }
    }

    private void writeRule() {
        String rule = record.rule();
        if (rule != null) {
            line("rule: " + rule);
        }
    }

    private void writeHandlers() {
        int ok = record.count(HandlerOutcome.OK);
        int failed = record.count(HandlerOutcome.FAILED);
        int timeouts = record.count(HandlerOutcome.TIMEOUT);
        int skipped = record.count(HandlerOutcome.SKIPPED);
        int interrupted = record.count(HandlerOutcome.INTERRUPTED);
        if (ok + failed + timeouts + skipped + interrupted == 0) {
            return;
        }
        StringBuilder line = new StringBuilder("handlers:");
        appendCount(line, ok, "ok", "");
        appendCount(line, failed, "failed", reasons(HandlerOutcome.FAILED));
        appendCount(line, timeouts, "timed out", reasons(HandlerOutcome.TIMEOUT));
        appendCount(line, interrupted, "interrupted", reasons(HandlerOutcome.INTERRUPTED));
        appendCount(line, skipped, "skipped", reasons(HandlerOutcome.SKIPPED));
        line.append(", ").append(ReportText.duration(record.sequenceMillis()));
        line(line.toString());
    }

    private static void appendCount(StringBuilder line, int count, String word, String reasons) {
        if (count > 0) {
            line.append(line.charAt(line.length() - 1) == ':' ? " " : ", ").append(count);
            line.append(' ').append(word).append(reasons);
        }
    }

    private String reasons(HandlerOutcome outcome) {
        StringBuilder reasons = new StringBuilder();
        int count = 0;
        for (HandlerRun run : record.handlers()) {
            if (run.outcome() == outcome && !run.isInapplicable() && count++ < MOST_NAMES) {
                reasons.append(count == 1 ? " (" : "; ").append(run.handler().name());
                appendReason(reasons, run);
            }
        }
        return reasons.append(count > MOST_NAMES ? "; …)" : ")").toString();
    }

    private static void appendReason(StringBuilder text, HandlerRun run) {
        Throwable error = run.error();
        if (error != null) {
            String message = ReportText.messageOf(error);
            text.append(": ").append(simpleName(error.getClass()));
            text.append(message == null ? "" : ": " + shorten(message));
        } else if (run.reason() != null) {
            text.append(": ").append(run.reason());
        }
    }

    private static String simpleName(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String shorten(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    private void writeHooks() {
        writeHooks(HookRun.Outcome.FAILED, "failed shutdown hook");
        writeHooks(HookRun.Outcome.RUNNING, "still running when the time was up: shutdown hook");
    }

    private void writeHooks(HookRun.Outcome outcome, String words) {
        for (HookRun hook : report.hooks) {
            if (hook.outcome() == outcome) {
                StackTraceElement[] stack = hook.stack();
                String at = stack == null || stack.length == 0 ? "" : " at " + ReportText.frame(stack[0]);
                line(words + " " + ReportText.hookName(hook) + " after " + ReportText.duration(hook.millis()) + at);
            }
        }
    }

    private void writeStatus() {
        int asked = record.event().status();
        if (record.finalStatus() != asked) {
            HandlerRun failure = record.firstFailure();
            boolean byFailure = record.finalStatus() != record.status() && failure != null;
            line("status " + asked + " became " + record.finalStatus() + ", "
                    + (byFailure
                            ? "because a handler did not end well"
                            : record.halted() ? "because of a halt inside the exit" : "by the manifest"));
        }
        if (record.deadlineExceeded()) {
            line("the deadline passed before all was done");
        }
    }

    private void writeNested() {
        writeEvents("inside the exit: ", record.nested(), record.nestedCount());
    }

    private void writeDenied() {
        writeEvents("denied: ", record.denied(), record.deniedCount());
    }

    private void writeEvents(String words, List<ExitEvent> events, int total) {
        for (int i = 0; i < events.size() && i < MOST_NAMES; i++) {
            StringBuilder line = new StringBuilder(words);
            appendCall(line, events.get(i));
            line(line.toString());
        }
        if (total > MOST_NAMES) {
            line(words + (total - MOST_NAMES) + " more");
        }
    }

    private static void appendCall(StringBuilder line, ExitEvent event) {
        line.append(event.route().id()).append('(').append(event.status()).append(')');
        appendCaller(line, event.caller());
        line.append(" on thread \"").append(event.threadName()).append('"');
    }

    /** The call, its caller and its thread in words, such as {@code halt(3) by a.B.c(B.java:4) on thread "main"}. */
    public static String call(ExitEvent event) {
        StringBuilder text = new StringBuilder();
        appendCall(text, event);
        return text.toString();
    }

    private void writeSkipped() {
        String skipped = SkippedText.of(report);
        if (!skipped.isEmpty()) {
            line("SKIPPED by this route: " + skipped);
        }
    }
}
