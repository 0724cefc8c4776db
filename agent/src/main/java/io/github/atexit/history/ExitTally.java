package io.github.atexit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sum of many exits. What it keeps is bounded, however many there are. Not thread-safe. */
public final class ExitTally {
    /** How many different callers, steps and skipped things are told apart. */
    static final int MOST_DIFFERENT = 5000;

    static final String OTHERS = "(others)";
    private static final int MOST_PROCESSES = 100000;

    private final Map<String, CallerTally> callers = new LinkedHashMap<String, CallerTally>();
    private final Map<String, StepTally> steps = new LinkedHashMap<String, StepTally>();
    private final Occurrences skipped = new Occurrences();
    private final Occurrences failures = new Occurrences();
    private final Set<String> mainClasses = new HashSet<String>();
    private long count;
    private long incomplete;
    private long failed;
    private long deaths;
    private long otherCallers;
    private String first = "";
    private String last = "";

    public void add(PastExit exit) {
        String time = exit.time();
        if (count++ == 0 || time.compareTo(first) < 0) {
            first = time;
        }
        if (last.compareTo(time) < 0) {
            last = time;
        }
        if (mainClasses.size() < MOST_PROCESSES) {
            mainClasses.add(exit.mainClass());
        }
        addCaller(exit);
        addSteps(exit);
        addSkipped(exit);
        if (exit.isDeath()) {
            deaths++;
        }
    }

    private void addCaller(PastExit exit) {
        String key = CallerTally.key(exit);
        CallerTally known = callers.get(key);
        if (known == null) {
            if (callers.size() == MOST_DIFFERENT) {
                otherCallers++;
                return;
            }
            known = new CallerTally(exit);
            callers.put(key, known);
        }
        known.add(exit);
    }

    private void addSteps(PastExit exit) {
        boolean hasFailed = false;
        for (PastStep step : exit.steps()) {
            if (step.outcome().hasRun()) {
                addStep(step);
            }
            if (step.outcome().isFailure()) {
                hasFailed = true;
                failures.add(step.isHook() ? "shutdown hook" : "handler", failure(step), exit.time(), 1);
            }
        }
        if (hasFailed) {
            failed++;
        }
    }

    private void addStep(PastStep step) {
        String key = StepTally.key(step);
        StepTally known = steps.get(key);
        if (known == null && steps.size() < MOST_DIFFERENT) {
            known = new StepTally(step);
            steps.put(key, known);
        }
        if (known != null) {
            known.add(step);
        }
    }

    private static String failure(PastStep step) {
        String problem = step.problem();
        String text = step.name() + ": " + step.outcome().words();
        return ExitRow.shortened(problem == null ? text : text + ", " + withoutNumbers(problem));
    }

    private void addSkipped(PastExit exit) {
        PastSkipped what = exit.skipped();
        String time = exit.time();
        for (PastStep hook : what.hooks()) {
            skipped.add("shutdown hook", hook.name(), time, 1);
        }
        for (String file : what.files()) {
            skipped.add("delete-on-exit file", ExitRow.shortened(withoutNumbers(file)), time, 1);
        }
        for (String handler : what.handlers()) {
            skipped.add("handler", handler, time, 1);
        }
        for (SkippedFinally block : what.finallyBlocks()) {
            if (!block.isLock() && exit.threadName().equals(block.thread())) {
                skipped.add(block.kind(), block.method() + " (" + block.place() + ")", time, 1);
            }
        }
        for (SkippedTasks tasks : what.tasks()) {
            if (tasks.queued() > 0) {
                skipped.add("queued tasks", ExitRow.shortened(withoutNumbers(tasks.executor())), time, tasks.queued());
            }
        }
        if (what.isAny()) {
            incomplete++;
        }
    }

    /** The text with long numbers, which temporary files and identities have, left out: one thing, not a thousand. */
    static String withoutNumbers(String text) {
        StringBuilder without = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            if (end - at >= 5) {
                without.append('*');
            } else {
                without.append(text, at, Math.max(end, at + 1));
            }
            at = Math.max(end, at + 1);
        }
        return without.toString();
    }

    public long count() {
        return count;
    }

    /** How many skipped cleanup. */
    public long incomplete() {
        return incomplete;
    }

    /** In how many a handler or hook failed, was too late or was cut off. */
    public long failed() {
        return failed;
    }

    /** How many no Java code saw. */
    public long deaths() {
        return deaths;
    }

    /** What a reader is told first. */
    public String mainPoint() {
        List<String> what = new ArrayList<String>();
        if (deaths > 0) {
            what.add(Counts.number(deaths) + " died unseen");
        }
        if (incomplete > 0) {
            what.add(Counts.number(incomplete) + " skipped cleanup");
        }
        if (failed > 0) {
            what.add(Counts.number(failed) + " had failures");
        }
        return Counts.of(count, "exit") + ": " + (what.isEmpty() ? "all in order" : Verdict.listed(what));
    }

    /** The time of the earliest. */
    public String first() {
        return first;
    }

    /** The time of the latest. */
    public String last() {
        return last;
    }

    /** The only main class; null if there are several. */
    public @Nullable String mainClass() {
        return mainClasses.size() == 1 ? mainClasses.iterator().next() : null;
    }

    /** Exits whose callers were one too many different. */
    public long otherCallers() {
        return otherCallers;
    }

    /** By route and caller, most frequent first. */
    public List<CallerTally> callers() {
        List<CallerTally> sorted = new ArrayList<CallerTally>(callers.values());
        Collections.sort(sorted, new Comparator<CallerTally>() {
            @Override
            public int compare(CallerTally a, CallerTally b) {
                int byCount = Long.compare(b.count(), a.count());
                return byCount != 0 ? byCount : b.last().compareTo(a.last());
            }
        });
        return sorted;
    }

    /** Handlers and hooks that ran, slowest first. */
    public List<StepTally> slowest() {
        List<StepTally> sorted = new ArrayList<StepTally>(steps.values());
        Collections.sort(sorted, new Comparator<StepTally>() {
            @Override
            public int compare(StepTally a, StepTally b) {
                int byMax = Long.compare(b.maxMillis(), a.maxMillis());
                return byMax != 0 ? byMax : Long.compare(b.medianMillis(), a.medianMillis());
            }
        });
        return sorted;
    }

    /** What was skipped, most frequent first. */
    public List<Occurrence> skipped() {
        return skipped.sorted();
    }

    /** What failed, most frequent first. */
    public List<Occurrence> failures() {
        return failures.sorted();
    }
}
