package io.github.atexit.page;

import io.github.atexit.exit.CallStack;
import io.github.atexit.history.Counts;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.PastStep;
import io.github.atexit.history.StepOutcome;
import io.github.atexit.report.ReportText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handlers and hooks that were begun and did not come to a good end. */
final class TroubleSection {
    private static final int LEAST_OPEN_FRAMES = 3;
    private static final int MOST_OPEN_FRAMES = 8;

    private TroubleSection() {}

    /** Writes the section; nothing where all ended well. */
    static void write(Html html, PastExit exit, Extent extent) {
        List<PastStep> bad = new ArrayList<PastStep>();
        for (PastStep step : exit.steps()) {
            if (step.outcome().isFailure()) {
                bad.add(step);
            }
        }
        if (bad.isEmpty()) {
            return;
        }
        Blocks.openSection(html, extent, "trouble", heading(bad, exit.hasExceededDeadline()));
        for (int i = 0; i < bad.size() && i < extent.items; i++) {
            write(html, bad.get(i), extent);
        }
        Blocks.more(html, bad.size(), extent.items, "step");
        html.closeLine();
    }

    private static String heading(List<PastStep> bad, boolean byDeadline) {
        boolean late = false;
        boolean failed = false;
        for (PastStep step : bad) {
            boolean hasFailed = step.outcome() == StepOutcome.FAILED;
            failed |= hasFailed;
            late |= !hasFailed;
        }
        if (failed && late) {
            return "What failed or was cut off";
        }
        return failed ? "What failed" : byDeadline ? "What the deadline cut off" : "What did not end";
    }

    private static void write(Html html, PastStep step, Extent extent) {
        html.open("article", "class", "step " + Mark.of(step.outcome()).id());
        html.open(extent.subheading);
        Mark.of(step.outcome()).write(html);
        html.text(" ").element("span", step.name(), "class", "what").close();
        html.open("p", "class", "detail").element("strong", step.outcome().words());
        html.text(" after " + Counts.span(step.millis()) + " · " + kind(step)).close();
        String problem = step.problem();
        if (problem != null) {
            html.element("p", problem, "class", "problem");
        }
        writeStack(html, step, extent);
        writeOutput(html, step.output());
        html.closeLine();
    }

    private static String kind(PastStep step) {
        String jar = step.jar();
        if (!step.isHook()) {
            return step.type() + " in " + step.phase();
        }
        String name = step.className().equals(step.name()) ? "" : " " + step.className();
        return "shutdown hook" + name + (jar == null ? "" : " in " + ReportText.jarName(jar));
    }

    /** The newest frames say where it hung or failed, to the first of them that is not the JDK's. */
    private static void writeStack(Html html, PastStep step, Extent extent) {
        List<String> stack = step.stack();
        int open = 0;
        while (open < stack.size() && open < MOST_OPEN_FRAMES && (open == 0 || CallStack.isJdk(stack.get(open - 1)))) {
            open++;
        }
        open = Math.min(Math.max(open, LEAST_OPEN_FRAMES), stack.size());
        if (open > 0) {
            Blocks.stack(html, stack.subList(0, open), extent, null);
            List<String> rest = stack.subList(open, stack.size());
            Blocks.foldedStack(html, "Show " + Counts.of(rest.size(), "more frame"), rest, extent, null);
        }
    }

    private static void writeOutput(Html html, @Nullable String output) {
        if (output != null) {
            html.open("details", "class", "fold").element("summary", "Show its output");
            html.element("pre", output).close();
        }
    }
}
