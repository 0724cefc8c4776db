package io.github.atexit.page;

import io.github.atexit.history.PastExit;
import io.github.atexit.history.PastPhase;
import io.github.atexit.history.PastStep;
import java.util.ArrayList;
import java.util.List;

/**
 * When the steps of an exit ran. A report tells how long each took and in which order, so that their beginnings follow:
 * phases run one after another, handlers too unless together they took longer than their phase, and the JVM starts all
 * of its hooks at once. Immutable.
 */
final class Timeline {
    private static final long ROUNDING = 2; // milliseconds a step
    private static final long UNKNOWN = Long.MAX_VALUE / 2; // milliseconds

    /** A phase with its steps. */
    static final class Part {
        final PastPhase phase;
        /** Milliseconds from the exit's beginning. */
        final long start;

        final List<Bar> bars = new ArrayList<Bar>();

        Part(PastPhase phase, long start) {
            this.phase = phase;
            this.start = start;
        }

        /** When it was over; its own time may be unknown. */
        long end() {
            long end = start + (phase.millis() == UNKNOWN ? 0 : phase.millis());
            for (Bar bar : bars) {
                end = Math.max(end, bar.end());
            }
            return end;
        }
    }

    /** A step that ran. */
    static final class Bar {
        final PastStep step;
        final long start;

        Bar(PastStep step, long start) {
            this.step = step;
            this.start = start;
        }

        long end() {
            return start + step.millis();
        }
    }

    /** The phases of the sequence, in their order. */
    final List<Part> parts = new ArrayList<Part>();
    /** The phases beside the sequence, whose time is not told. */
    final List<Part> aside = new ArrayList<Part>();
    /** Steps that were not run. */
    final List<PastStep> notRun = new ArrayList<PastStep>();

    final long end;
    /** Milliseconds from the exit's beginning; negative where nothing bounds it. */
    final long deadline;

    Timeline(PastExit exit) {
        List<PastStep> steps = exit.steps();
        long start = 0;
        for (PastPhase phase : exit.phases()) {
            Part part = new Part(phase, phase.isAside() ? 0 : start);
            fill(part, steps);
            (phase.isAside() ? aside : parts).add(part);
            start = phase.isAside() ? start : part.end();
        }
        for (PastStep step : steps) {
            if (!step.outcome().hasRun()) {
                notRun.add(step);
            }
        }
        this.deadline = exit.deadlineMillis();
        this.end = Math.max(addStrays(steps, start), exit.sequenceMillis());
    }

    private static void fill(Part part, List<PastStep> steps) {
        List<PastStep> own = new ArrayList<PastStep>();
        long sum = 0;
        for (PastStep step : steps) {
            if (step.outcome().hasRun() && step.phase().equals(part.phase.name())) {
                own.add(step);
                sum += step.millis();
            }
        }
        boolean together =
                part.phase.name().equals(PastStep.HOOKS) || sum > part.phase.millis() + ROUNDING * (own.size() + 1);
        long start = part.start;
        for (PastStep step : own) {
            part.bars.add(new Bar(step, start));
            start += together ? 0 : step.millis();
        }
    }

    /** Adds steps whose phase is not told, those of a run that died, say; when the last of them ended. */
    private long addStrays(List<PastStep> steps, long start) {
        List<String> known = new ArrayList<String>();
        for (Part part : parts) {
            known.add(part.phase.name());
        }
        for (Part part : aside) {
            known.add(part.phase.name());
        }
        long end = start;
        for (PastStep step : steps) {
            if (step.outcome().hasRun() && !known.contains(step.phase())) {
                known.add(step.phase());
                Part part = new Part(PastPhase.of(step.phase(), UNKNOWN), end);
                fill(part, steps);
                parts.add(part);
                end = part.end();
            }
        }
        return end;
    }

    boolean isEmpty() {
        return parts.isEmpty() && aside.isEmpty() && notRun.isEmpty();
    }

    /** The scale of all bars; it has room for the deadline, unless that would make the bars too short to see. */
    TimeScale scale() {
        boolean near = deadline >= 0 && deadline <= 2 * end;
        return new TimeScale(near ? Math.max(end, deadline) * 103 / 100 : end);
    }

    /** Whether the deadline stands on the scale. */
    boolean showsDeadline() {
        return deadline >= 0 && deadline <= scale().end();
    }
}
