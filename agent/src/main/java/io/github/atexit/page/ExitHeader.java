package io.github.atexit.page;

import io.github.atexit.history.Counts;
import io.github.atexit.history.PastCaller;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.PastStep;
import io.github.atexit.history.StepOutcome;
import io.github.atexit.history.Verdict;
import java.util.List;

/** What an exit was, in a sentence and a few numbers. */
final class ExitHeader {
    private ExitHeader() {}

    /** One or two sentences on how it came about. */
    static void writeLede(Html html, PastExit exit) {
        html.open("p", "class", "lede");
        switch (exit.route()) {
            case "exit":
            case "halt":
                html.text("Called");
                writeCaller(html, exit);
                html.text(thread(exit) + after(exit) + ".");
                break;
            case "signal":
                html.text("The process was told to end by " + exit.what() + after(exit) + ".");
                break;
            case "main-return":
                html.text("Main returned, and the last thread ended" + after(exit) + ".");
                break;
            case "main-throw":
                writeThrown(html, exit);
                break;
            case "crashed":
            case "vanished":
                writeEvidence(html, exit);
                break;
            default:
                html.text("The JVM ended" + after(exit) + ".");
                break;
        }
        html.close();
    }

    private static void writeCaller(Html html, PastExit exit) {
        PastCaller caller = exit.caller();
        if (caller != null) {
            html.text(" by ").element("code", caller.shortFrame());
            String jar = caller.jarName();
            if (jar != null) {
                html.text(" in ").element("code", jar);
            }
        }
    }

    private static String thread(PastExit exit) {
        return exit.threadName().isEmpty() ? "" : " on thread “" + exit.threadName() + "”";
    }

    private static String after(PastExit exit) {
        return exit.uptimeMillis() < 0 ? "" : ", " + Counts.span(exit.uptimeMillis()) + " after the start";
    }

    private static void writeThrown(Html html, PastExit exit) {
        String exception = exit.exception();
        html.text("Main threw ").element("code", exception == null ? "an exception" : exception);
        PastCaller caller = exit.caller();
        if (caller != null) {
            html.text(" in ").element("code", caller.shortFrame());
        }
        html.text(after(exit) + ".");
    }

    private static void writeEvidence(Html html, PastExit exit) {
        List<String> likely = exit.likely();
        if (likely.isEmpty()) {
            html.text(
                    "Nothing points to one cause: from here SIGKILL, the kernel’s out-of-memory killer, a loss of power"
                            + " and a native exit look alike.");
        } else {
            html.text("What evidence there is: ");
            for (int i = 0; i < likely.size(); i++) {
                html.text(i == 0 ? "" : "; ").element("strong", likely.get(i));
            }
            html.text(".");
        }
    }

    /** The numbers that everybody asks for. */
    static void writeKeys(Html html, PastExit exit) {
        html.open("dl", "class", "keys");
        Blocks.fact(html, "Route", exit.route());
        Blocks.fact(html, "Exit status", status(exit));
        if (!exit.isDeath()) {
            String of = exit.deadlineMillis() < 0 ? "" : " of " + Counts.span(exit.deadlineMillis());
            Blocks.fact(html, "Exit took", Counts.span(exit.sequenceMillis()) + of);
        }
        Blocks.fact(html, "Handlers", outcomes(exit.handlers()));
        Blocks.fact(html, "Shutdown hooks", hooks(exit));
        html.closeLine();
    }

    private static String status(PastExit exit) {
        if (exit.finalStatus() == Long.MIN_VALUE) {
            return "";
        }
        return exit.hasChangedStatus() && exit.status() != Long.MIN_VALUE
                ? exit.finalStatus() + " (asked for " + exit.status() + ")"
                : Long.toString(exit.finalStatus());
    }

    private static String hooks(PastExit exit) {
        long skipped = exit.skipped().countHooks();
        for (PastStep hook : exit.hooks()) {
            if (hook.outcome().hasRun()) {
                return outcomes(exit.hooks());
            }
        }
        return skipped == 0 ? "" : Counts.number(skipped) + " skipped";
    }

    /** How many ended how. */
    private static String outcomes(List<PastStep> steps) {
        StringBuilder text = new StringBuilder();
        for (StepOutcome outcome : StepOutcome.values()) {
            int count = Verdict.withOutcome(steps, outcome).size();
            if (count > 0 && outcome != StepOutcome.UNKNOWN) {
                text.append(text.length() == 0 ? "" : ", ").append(Counts.number(count));
                text.append(' ').append(outcome.words());
            }
        }
        return text.toString();
    }
}
