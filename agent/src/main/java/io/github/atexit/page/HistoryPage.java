package io.github.atexit.page;

import io.github.atexit.history.CallerTally;
import io.github.atexit.history.Counts;
import io.github.atexit.history.ExitHistory;
import io.github.atexit.history.ExitRow;
import io.github.atexit.history.ExitTally;
import io.github.atexit.history.Occurrence;
import io.github.atexit.history.PastCaller;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.StepTally;
import io.github.atexit.history.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The page of many exits: their sum, and the latest of them one by one. */
public final class HistoryPage {
    private static final int MOST_STATUSES = 4;

    private final Html html = new Html();
    private final ExitTally tally;
    private final ExitHistory history;

    private HistoryPage(ExitHistory history) {
        this.history = history;
        this.tally = history.tally();
    }

    /** The page of a history; that of its only exit, if it has one. */
    public static String of(ExitHistory history) {
        return history.tally().count() == 1 ? ExitPage.of(history.last()) : new HistoryPage(history).write();
    }

    private String write() {
        String main = tally.mainClass();
        String eyebrow = "Exit reports" + (main == null || main.isEmpty() ? "" : " · " + main);
        PageFrame.open(html, tone(), eyebrow, tally.mainPoint());
        html.element(
                "p",
                "From " + Counts.moment(tally.first()) + " to " + Counts.moment(tally.last()) + " UTC.",
                "class",
                "lede");
        html.open("dl", "class", "keys");
        Blocks.fact(html, "Exits", Counts.number(tally.count()));
        Blocks.fact(html, "Skipped cleanup", Counts.number(tally.incomplete()));
        Blocks.fact(html, "Had failures", Counts.number(tally.failed()));
        Blocks.fact(html, "Died unseen", Counts.number(tally.deaths()));
        html.closeLine();
        PageFrame.openMain(html);
        writeSkipped();
        writeCallers();
        writeSlowest();
        writeFailures();
        writeTroubled();
        writeLatest();
        writeEarlier();
        return PageFrame.close(html, "Made by atexit-agent of " + Counts.of(tally.count(), "report"));
    }

    private Verdict.Tone tone() {
        if (tally.deaths() + tally.failed() > 0) {
            return Verdict.Tone.BAD;
        }
        return tally.incomplete() > 0 ? Verdict.Tone.WARNING : Verdict.Tone.GOOD;
    }

    private void writeSkipped() {
        DataTable table = new DataTable("What was skipped", Arrays.asList(1), "What", "Kind", "Exits");
        for (Occurrence each : tally.skipped()) {
            String amount = each.amount() > each.exits() ? Counts.number(each.amount()) + " in all" : "";
            table.add(each.name(), amount)
                    .cell(each.kind())
                    .cell(Counts.number(each.exits()))
                    .bar(each.exits(), 0);
        }
        table.write(html, "What was skipped", Counts.of(tally.incomplete(), "exit") + " went without cleanup.");
    }

    private void writeCallers() {
        DataTable table = new DataTable(
                "Exits by route and caller", Arrays.asList(1, 2, 4), "Caller", "Route", "Status", "Exits", "Last");
        for (CallerTally each : tally.callers()) {
            PastCaller caller = each.caller();
            table.add(caller == null ? nobody(each) : caller.frame(), caller == null ? null : jar(caller))
                    .cell(each.what())
                    .cell(statuses(each.statuses()))
                    .cell(Counts.number(each.count()))
                    .cell(Counts.moment(each.last()))
                    .bar(each.incomplete(), each.count());
        }
        table.write(html, "Who ended the JVM", "The strong part of a bar stands for the exits that skipped cleanup.");
    }

    /** What ended the JVM where no code of anybody's did. */
    private static String nobody(CallerTally tally) {
        switch (tally.route()) {
            case "signal":
                return "a signal from outside";
            case "main-return":
                return "the end of main";
            case "crashed":
            case "vanished":
                return "a death that no Java code saw";
            default:
                return "nobody known";
        }
    }

    private static String jar(PastCaller caller) {
        String jar = caller.jarName();
        return jar == null ? "" : "in " + jar;
    }

    private static String statuses(Map<Long, Long> statuses) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Map.Entry<Long, Long> each : statuses.entrySet()) {
            if (++count > MOST_STATUSES) {
                return text.append(", …").toString();
            }
            text.append(count == 1 ? "" : ", ").append(each.getKey());
            if (statuses.size() > 1) {
                text.append(" (").append(Counts.number(each.getValue())).append(')');
            }
        }
        return text.toString();
    }

    private void writeSlowest() {
        DataTable table = new DataTable(
                "Slowest handlers and hooks", Arrays.asList(1), "Step", "Type", "Runs", "Failed", "Median", "Longest");
        for (StepTally each : tally.slowest()) {
            table.add(each.name(), null)
                    .cell(each.type())
                    .cell(Counts.number(each.count()))
                    .cell(Counts.number(each.failures()))
                    .cell(Counts.span(each.medianMillis()))
                    .cell(Counts.span(each.maxMillis()))
                    .bar(each.medianMillis(), each.maxMillis());
        }
        table.write(
                html,
                "Slowest handlers and hooks",
                "The strong part of a bar is the median, the whole of it the longest run.");
    }

    private void writeFailures() {
        DataTable table = new DataTable("What failed", Arrays.asList(1, 3), "What", "Kind", "Exits", "Last");
        for (Occurrence each : tally.failures()) {
            table.add(each.name(), null)
                    .cell(each.kind())
                    .cell(Counts.number(each.exits()))
                    .cell(Counts.moment(each.last()))
                    .bar(each.exits(), 0);
        }
        table.write(html, "What failed", "Handlers and hooks that failed, timed out or were cut off.");
    }

    private void writeTroubled() {
        List<PastExit> troubled = history.troubled().whole();
        if (!troubled.isEmpty() && troubled.size() < tally.count()) {
            writeExits("Latest exits that were not in order", troubled);
        }
    }

    private void writeLatest() {
        writeExits("Latest exits", history.latest().whole());
    }

    private void writeExits(String heading, List<PastExit> exits) {
        html.open("section", "class", "exits").element("h2", heading);
        for (PastExit exit : exits) {
            ExitRow row = new ExitRow(exit);
            html.open(
                    "details", "class", "exit " + Mark.of(row.verdict().tone()).id());
            html.open("summary");
            writeRow(row);
            html.close().open("div", "class", "body");
            ExitHeader.writeLede(html, exit);
            ExitHeader.writeKeys(html, exit);
            ExitPage.writeSections(html, exit, Extent.ONE_OF_MANY);
            html.close().closeLine();
        }
        html.closeLine();
    }

    private void writeRow(ExitRow row) {
        html.element("span", Counts.moment(row.time()), "class", "when").text(" ");
        html.open("span");
        Mark.of(row.verdict().tone()).write(html);
        html.text(" ").element("span", row.verdict().text(), "class", "point");
        String caller = row.caller();
        html.text(" ").element("span", caller == null ? "" : "by " + caller, "class", "detail");
        html.close();
    }

    private void writeEarlier() {
        List<ExitRow> rows = history.latest().rows();
        if (rows.isEmpty()) {
            return;
        }
        html.open("section", "class", "exits").element("h2", "Earlier exits");
        html.open("details", "class", "fold").element("summary", "Show " + Counts.of(rows.size(), "earlier exit"));
        html.open("ul");
        for (ExitRow row : rows) {
            html.open("li", "class", "row " + Mark.of(row.verdict().tone()).id());
            writeRow(row);
            html.closeLine();
        }
        html.close().close();
        long left = tally.count() - history.latest().whole().size() - rows.size();
        if (left > 0) {
            html.element("p", Counts.number(left) + " more are only in the sums above.", "class", "more");
        }
        html.closeLine();
    }
}
