package io.github.atexit.cli;

import io.github.atexit.history.CallerTally;
import io.github.atexit.history.Counts;
import io.github.atexit.history.ExitTally;
import io.github.atexit.history.Occurrence;
import io.github.atexit.history.PastCaller;
import io.github.atexit.history.StepTally;
import java.util.Map;

/** The sum of many exits for a terminal. */
final class HistoryText {
    private static final int MOST_ROWS = 20;
    private static final int MOST_STEPS = 12;
    private static final int MOST_STATUSES = 3;

    private HistoryText() {}

    static String of(ExitTally tally, boolean coloured) {
        TextPages text = new TextPages(coloured);
        text.heading(tally.mainPoint());
        String main = tally.mainClass() == null ? "" : ", main class " + tally.mainClass();
        text.line("", "from " + Counts.moment(tally.first()) + " to " + Counts.moment(tally.last()) + " UTC" + main);
        text.table("Who ended the JVM", callers(tally), MOST_ROWS);
        if (tally.otherCallers() > 0) {
            text.line("  ", "and " + Counts.of(tally.otherCallers(), "exit") + " by still other callers");
        }
        text.table("What was skipped", skipped(tally), MOST_ROWS);
        text.table("Slowest handlers and hooks", slowest(tally), MOST_STEPS);
        text.table("What failed", failures(tally), MOST_ROWS);
        return text.toString();
    }

    private static TextTable callers(ExitTally tally) {
        TextTable table = new TextTable(true, " exits", "route", "status", "last", "by");
        for (CallerTally each : tally.callers()) {
            PastCaller caller = each.caller();
            String jar = caller == null || caller.jarName() == null ? "" : " in " + caller.jarName();
            table.add(
                    Counts.number(each.count()),
                    each.what(),
                    statuses(each.statuses()),
                    Counts.moment(each.last()),
                    caller == null ? "-" : caller.frame() + jar);
            if (caller != null) {
                table.orShorter(caller.frame(), caller.shortFrame() + jar, caller.shortFrame());
            }
        }
        return table;
    }

    private static String statuses(Map<Long, Long> statuses) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Map.Entry<Long, Long> each : statuses.entrySet()) {
            if (++count > MOST_STATUSES) {
                return text.append(", …").toString();
            }
            text.append(count == 1 ? "" : ", ").append(each.getKey());
            text.append(statuses.size() == 1 ? "" : " (" + Counts.number(each.getValue()) + ")");
        }
        return count == 0 ? "-" : text.toString();
    }

    private static TextTable skipped(ExitTally tally) {
        TextTable table = new TextTable(true, " exits", " in all", "kind", "what");
        for (Occurrence each : tally.skipped()) {
            table.add(Counts.number(each.exits()), Counts.number(each.amount()), each.kind(), each.name());
        }
        return table;
    }

    private static TextTable slowest(ExitTally tally) {
        TextTable table = new TextTable(true, " median", " longest", " runs", " failed", "type", "name");
        for (StepTally each : tally.slowest()) {
            table.add(
                    Counts.span(each.medianMillis()),
                    Counts.span(each.maxMillis()),
                    Counts.number(each.count()),
                    Counts.number(each.failures()),
                    each.type(),
                    each.name());
        }
        return table;
    }

    private static TextTable failures(ExitTally tally) {
        TextTable table = new TextTable(false, " exits", "last", "kind", "what");
        for (Occurrence each : tally.failures()) {
            table.add(Counts.number(each.exits()), Counts.moment(each.last()), each.kind(), each.name());
        }
        return table;
    }
}
