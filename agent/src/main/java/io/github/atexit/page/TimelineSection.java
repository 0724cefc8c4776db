package io.github.atexit.page;

import io.github.atexit.history.Counts;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.PastStep;
import io.github.atexit.history.StepOutcome;
import org.jspecify.annotations.Nullable;

/** The exit as bars to scale: phases, handlers and hooks, and the deadline. Used once. */
final class TimelineSection {
    private static final int SHORTEST = 3; // pixels

    private final Html html;
    private final Timeline timeline;
    private final TimeScale scale;
    private final Extent extent;
    private final String grid;
    private int left;

    private TimelineSection(Html html, Timeline timeline, Extent extent) {
        this.html = html;
        this.timeline = timeline;
        this.scale = timeline.scale();
        this.extent = extent;
        this.grid = html.freshId("grid");
        this.left = extent.items;
    }

    /** Writes the section; nothing where there was nothing to run. */
    static void write(Html html, PastExit exit, Extent extent) {
        Timeline timeline = new Timeline(exit);
        if (!timeline.isEmpty()) {
            Blocks.openSection(html, extent, "timeline", "Timeline");
            html.element("p", hint(exit), "class", "hint");
            new TimelineSection(html, timeline, extent).write();
            html.closeLine();
        }
    }

    private static String hint(PastExit exit) {
        if (exit.isDeath()) {
            return "What had begun before the JVM was gone, and what was done for it later.";
        }
        String took = "The exit took " + Counts.span(exit.sequenceMillis());
        if (exit.deadlineMillis() < 0) {
            return took + "; nothing bounded it.";
        }
        return took + ", and had a deadline of " + Counts.span(exit.deadlineMillis())
                + (exit.hasExceededDeadline() ? ", which cut it short." : ".");
    }

    private void write() {
        if (!timeline.parts.isEmpty()) {
            html.open("table", "class", "time", "role", "table");
            html.element("caption", "What ran, in the order of the exit", "class", "unseen");
            writeHead();
            for (Timeline.Part part : timeline.parts) {
                write(part);
            }
            html.closeLine();
        }
        writeAside();
        writeNotRun();
        int shown = extent.items - left;
        Blocks.more(html, countBars(), shown, "step");
    }

    private int countBars() {
        int count = 0;
        for (Timeline.Part part : timeline.parts) {
            count += part.bars.size();
        }
        return count;
    }

    private void writeHead() {
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        html.element("th", "Step", "role", "columnheader", "scope", "col", "class", "name");
        html.open("th", "role", "columnheader", "scope", "col", "class", "lane");
        html.element("span", "Time", "class", "unseen");
        html.open("svg", "class", "axis", "aria-hidden", "true");
        html.open("g", "id", grid);
        for (long tick = 0; tick <= scale.end(); tick += scale.step()) {
            line("grid", tick, "0", "100%");
        }
        if (timeline.showsDeadline()) {
            line("deadline", timeline.deadline, "0", "100%");
        }
        html.close();
        writeLabels();
        html.close().close();
        html.element("th", "Outcome", "role", "columnheader", "scope", "col", "class", "outcome");
        html.close().closeLine();
    }

    /** The deadline's own label is above the others. A narrow page shows every other one. */
    private void writeLabels() {
        boolean isOdd = false;
        for (long tick = 0; tick <= scale.end(); tick += scale.step(), isOdd = !isOdd) {
            boolean isLast = tick * 100 > scale.end() * 97;
            String kind = tick == 0 ? "tick first" : isLast ? "tick last" : "tick";
            label(scale.label(tick), tick, "36", isOdd ? kind + " odd" : kind);
        }
        if (timeline.showsDeadline()) {
            boolean isRight = timeline.deadline * 2 > scale.end();
            String kind = isRight ? "tick last deadline" : "tick first deadline";
            label("deadline " + Counts.span(timeline.deadline), timeline.deadline, "14", kind);
        }
    }

    private void label(String text, long at, String y, String kind) {
        html.element("text", text, "x", scale.at(at), "y", y, "class", kind);
    }

    private void line(String kind, long at, String from, String to) {
        html.empty("line", "class", kind, "x1", scale.at(at), "x2", scale.at(at), "y1", from, "y2", to);
    }

    private void write(Timeline.Part part) {
        html.open("tbody", "role", "rowgroup");
        html.open("tr", "role", "row", "class", "phase");
        html.element("th", part.phase.name(), "role", "rowheader", "scope", "rowgroup", "class", "name");
        openLane(part.start, part.end());
        html.empty(
                "rect",
                "class",
                "phase",
                "x",
                scale.at(part.start),
                "y",
                "12",
                "height",
                "4",
                "width",
                width(part.start, part.end()));
        closeLane();
        html.element("td", Counts.span(part.end() - part.start), "role", "cell", "class", "outcome");
        html.close();
        for (Timeline.Bar bar : part.bars) {
            if (left > 0) {
                left--;
                write(bar);
            }
        }
        html.closeLine();
    }

    private void write(Timeline.Bar bar) {
        html.open("tr", "role", "row");
        writeName(bar.step);
        openLane(bar.start, bar.end());
        Mark mark = Mark.of(bar.step.outcome());
        html.empty(
                "rect",
                "class",
                "bar " + mark.id(),
                "x",
                scale.at(bar.start),
                "y",
                "6",
                "height",
                "16",
                "rx",
                "2",
                "width",
                width(bar.start, bar.end()));
        if (mark == Mark.CUT) {
            line("cap", bar.end(), "2", "26");
        }
        closeLane();
        writeOutcome(bar.step);
        html.close();
    }

    private void writeName(PastStep step) {
        html.open("th", "role", "rowheader", "scope", "row", "class", "name");
        html.element("span", step.name(), "class", "what");
        html.text(" ")
                .element("span", step.isHook() ? "" : step.type(), "class", "detail")
                .close();
    }

    private void writeOutcome(PastStep step) {
        html.open(
                "td",
                "role",
                "cell",
                "class",
                "outcome " + Mark.of(step.outcome()).id());
        Mark.of(step.outcome()).write(html);
        html.text(" " + step.outcome().words() + " ").element("span", Counts.span(step.millis()), "class", "millis");
        html.close();
    }

    private void openLane(long start, long end) {
        html.open("td", "role", "cell", "class", "lane");
        html.open(
                "svg",
                "class",
                "lane",
                "role",
                "img",
                "aria-label",
                "from " + Counts.span(start) + " to " + Counts.span(end));
        html.empty("use", "href", "#" + grid);
    }

    private void closeLane() {
        html.close().close();
    }

    private String width(long start, long end) {
        return (end - start) * 200 < scale.end()
                ? Integer.toString(SHORTEST)
                : TimeScale.percent(end - start, scale.end());
    }

    private void writeAside() {
        for (Timeline.Part part : timeline.aside) {
            html.open("p", "class", "aside");
            html.text(part.phase.name().equals("slow") ? "Beside it, because it was slow: " : "When main ended: ");
            for (int i = 0; i < part.bars.size() && left > 0; i++, left--) {
                PastStep step = part.bars.get(i).step;
                html.text(i == 0 ? "" : ", ").element("span", step.name(), "class", "what");
                html.text(" " + step.outcome().words() + " " + Counts.span(step.millis()));
            }
            html.close();
        }
    }

    /** What was for another route or status is named; what was skipped stands in a section of its own. */
    private void writeNotRun() {
        int shown = 0;
        int count = 0;
        for (PastStep step : timeline.notRun) {
            if (step.isHook() || step.outcome() != StepOutcome.SKIPPED) {
                continue;
            }
            if (count++ == 0) {
                html.open("p", "class", "aside").text("Not run: ");
            }
            if (shown < extent.items) {
                html.text(shown++ == 0 ? "" : ", ").element("span", step.name(), "class", "what");
                html.text(reason(step.problem()));
            }
        }
        if (count > 0) {
            html.text(count > shown ? " and " + (count - shown) + " more." : ".")
                    .close();
        }
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : " (" + reason + ")";
    }
}
