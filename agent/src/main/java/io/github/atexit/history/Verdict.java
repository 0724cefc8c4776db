package io.github.atexit.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main point of an exit, which a reader is told first. Immutable. */
public final class Verdict {
    /** How bad it is. */
    public enum Tone {
        GOOD("in order"),
        WARNING("incomplete"),
        BAD("bad");

        private final String id;

        Tone(String id) {
            this.id = id;
        }

        /** The tone in a word. */
        public String id() {
            return id;
        }
    }

    private static final int MOST_KINDS = 3;

    private final Tone tone;
    private final String text;

    private Verdict(Tone tone, String text) {
        this.tone = tone;
        this.text = text;
    }

    /** The main point of an exit. */
    public static Verdict of(PastExit exit) {
        if (exit.isDeath()) {
            return new Verdict(Tone.BAD, death(exit));
        }
        String cut = cut(exit);
        if (cut != null) {
            return new Verdict(Tone.BAD, cut);
        }
        List<String> skipped = skipped(exit.skipped());
        String failed = failed(exit);
        if (!skipped.isEmpty()) {
            boolean isShort = skipped.size() <= MOST_KINDS;
            String what = isShort ? listed(skipped) : listed(skipped.subList(0, MOST_KINDS)) + ", and more";
            String also = failed == null || skipped.size() > 1 ? "" : "; " + failed;
            return new Verdict(Tone.WARNING, capital(exit.what()) + " skipped " + what + also);
        }
        if (failed != null) {
            return new Verdict(Tone.BAD, capital(failed));
        }
        if ("main-throw".equals(exit.route())) {
            return new Verdict(Tone.WARNING, "Main threw, and all cleanup ran");
        }
        return inOrder(exit);
    }

    private static String death(PastExit exit) {
        List<PastStep> interrupted = withOutcome(exit.handlers(), StepOutcome.INTERRUPTED);
        String during = interrupted.isEmpty()
                ? ""
                : " while handler “" + interrupted.get(0).name() + "” ran";
        return "crashed".equals(exit.route())
                ? "The JVM crashed" + during
                : "The JVM vanished" + during + ": no exit route was passed";
    }

    private static @Nullable String cut(PastExit exit) {
        if (!exit.hasExceededDeadline()) {
            return null;
        }
        List<String> what = new ArrayList<String>();
        add(what, withOutcome(exit.hooks(), StepOutcome.RUNNING).size(), "shutdown hook");
        add(what, withOutcome(exit.handlers(), StepOutcome.TIMEOUT).size(), "handler");
        return what.isEmpty() ? "The deadline passed before all was done" : "The deadline cut off " + listed(what);
    }

    /** What was skipped, each as a count and a noun, worst first. */
    static List<String> skipped(PastSkipped skipped) {
        List<String> what = new ArrayList<String>();
        add(what, skipped.countHooks(), "shutdown hook");
        add(what, skipped.countFiles(), "delete-on-exit file");
        add(what, skipped.countOwnFinallyBlocks(), "finally block");
        add(what, skipped.countQueuedTasks(), "queued task");
        add(what, skipped.countHandlers(), "handler");
        return what;
    }

    private static @Nullable String failed(PastExit exit) {
        List<String> what = new ArrayList<String>();
        int failed = withOutcome(exit.handlers(), StepOutcome.FAILED).size();
        add(what, failed, "handler");
        int hooks = withOutcome(exit.hooks(), StepOutcome.FAILED).size();
        add(what, hooks, "shutdown hook");
        int late = withOutcome(exit.handlers(), StepOutcome.TIMEOUT).size()
                + withOutcome(exit.hooks(), StepOutcome.RUNNING).size();
        String timedOut = late == 0 ? null : Counts.of(late, "step") + " did not end in time";
        if (what.isEmpty()) {
            return timedOut;
        }
        return listed(what) + " failed" + (timedOut == null ? "" : ", " + timedOut);
    }

    private static Verdict inOrder(PastExit exit) {
        String what = "main-return".equals(exit.route()) ? "Main returned" : capital(exit.what());
        String end = what + ", in order: nothing was skipped";
        if (exit.countDenied() > 0) {
            return new Verdict(Tone.WARNING, end + ", after " + Counts.of(exit.countDenied(), "denied exit"));
        }
        if (exit.countNested() > 0) {
            return new Verdict(
                    Tone.WARNING, end + ", with " + Counts.of(exit.countNested(), "further exit") + " inside");
        }
        return new Verdict(Tone.GOOD, end);
    }

    private static void add(List<String> what, long count, String noun) {
        if (count > 0) {
            what.add(Counts.of(count, noun));
        }
    }

    /** The steps that ended so. */
    public static List<PastStep> withOutcome(List<PastStep> steps, StepOutcome outcome) {
        List<PastStep> matching = new ArrayList<PastStep>();
        for (PastStep step : steps) {
            if (step.outcome() == outcome) {
                matching.add(step);
            }
        }
        return matching;
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String listed(List<String> what) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < what.size(); i++) {
            text.append(i == 0 ? "" : i == what.size() - 1 ? " and " : ", ").append(what.get(i));
        }
        return text.toString();
    }

    /** Words of prose begin a sentence with a capital letter; the names of Java's methods do not. */
    private static String capital(String text) {
        return text.startsWith("exit") || text.startsWith("halt") || text.isEmpty()
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    public Tone tone() {
        return tone;
    }

    public String text() {
        return text;
    }
}
