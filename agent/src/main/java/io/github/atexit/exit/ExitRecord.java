package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an exit at one moment: the material of the report. Immutable but for the runs it lists. */
public final class ExitRecord {
    /** How long a phase took. */
    public static final class PhaseTime {
        private final Phase phase;
        private final long millis;

        PhaseTime(Phase phase, long millis) {
            this.phase = phase;
            this.millis = millis;
        }

        public Phase phase() {
            return phase;
        }

        public long millis() {
            return millis;
        }
    }

    private final ExitEvent event;
    private final int status;
    private final int finalStatus;
    private final List<ExitEvent> nested;
    private final int nestedCount;
    private final List<PhaseTime> phases;
    private final List<HandlerRun> handlers;
    private final boolean deadlineExceeded;
    private final long deadlineMillis;
    private final boolean halted;
    private final boolean hooksFinished;
    private final List<ExitEvent> denied;
    private final int deniedCount;
    private final @Nullable String rule;
    private final long sequenceMillis;

    ExitRecord(
            ExitEvent event,
            int status,
            int finalStatus,
            List<ExitEvent> nested,
            int nestedCount,
            List<PhaseTime> phases,
            List<HandlerRun> handlers,
            boolean deadlineExceeded,
            long deadlineMillis,
            boolean halted,
            boolean hooksFinished,
            List<ExitEvent> denied,
            int deniedCount,
            @Nullable String rule) {
        this.event = event;
        this.status = status;
        this.finalStatus = finalStatus;
        this.nested = Collections.unmodifiableList(new ArrayList<ExitEvent>(nested));
        this.nestedCount = nestedCount;
        this.phases = Collections.unmodifiableList(new ArrayList<PhaseTime>(phases));
        this.handlers = Collections.unmodifiableList(new ArrayList<HandlerRun>(handlers));
        this.deadlineExceeded = deadlineExceeded;
        this.deadlineMillis = deadlineMillis;
        this.halted = halted;
        this.hooksFinished = hooksFinished;
        this.denied = Collections.unmodifiableList(new ArrayList<ExitEvent>(denied));
        this.deniedCount = deniedCount;
        this.rule = rule;
        this.sequenceMillis = (System.nanoTime() - event.nanoTime()) / 1000000;
    }

    /** The route that named this exit. */
    public ExitEvent event() {
        return event;
    }

    /** The status after the route's map, which handlers saw. */
    public int status() {
        return status;
    }

    /** The status that the JVM ends with. */
    public int finalStatus() {
        return finalStatus;
    }

    /** Exits and halts that were called while this one ran; the first of them where there were many. */
    public List<ExitEvent> nested() {
        return nested;
    }

    /** How many there were. */
    public int nestedCount() {
        return nestedCount;
    }

    /** The phases that ran, in their order. */
    public List<PhaseTime> phases() {
        return phases;
    }

    /** All handlers in the order in which they run. */
    public List<HandlerRun> handlers() {
        return handlers;
    }

    /** Whether a deadline cut handlers or hooks. */
    public boolean deadlineExceeded() {
        return deadlineExceeded;
    }

    /** How long after the event the exit has to be over, in milliseconds; negative where nothing bounds it. */
    public long deadlineMillis() {
        return deadlineMillis;
    }

    /** Whether a halt arrived while this exit ran. */
    public boolean halted() {
        return halted;
    }

    /** Whether the JVM's own shutdown hooks all ended. */
    public boolean hooksFinished() {
        return hooksFinished;
    }

    /** Exits that a rule denied before this one; the first of them where there were many. */
    public List<ExitEvent> denied() {
        return denied;
    }

    /** How many there were. */
    public int deniedCount() {
        return deniedCount;
    }

    /** The rule that decided about this exit; null if none matched. */
    public @Nullable String rule() {
        return rule;
    }

    /** Milliseconds since the event. */
    public long sequenceMillis() {
        return sequenceMillis;
    }

    /** The number of handlers with an outcome. */
    public int count(HandlerOutcome outcome) {
        int count = 0;
        for (HandlerRun run : handlers) {
            if (run.outcome() == outcome && !run.isInapplicable()) {
                count++;
            }
        }
        return count;
    }

    /** The handlers that would have run on this route and did not. */
    public List<HandlerRun> skippedHandlers() {
        List<HandlerRun> skipped = new ArrayList<HandlerRun>();
        for (HandlerRun run : handlers) {
            if (run.isLeftOut()) {
                skipped.add(run);
            }
        }
        return skipped;
    }

    /** The first handler that failed or was too slow, optional ones included; null if all was well. */
    public @Nullable HandlerRun firstFailure() {
        for (HandlerRun run : handlers) {
            HandlerOutcome outcome = run.outcome();
            if (outcome != null && outcome.isFailure()) {
                return run;
            }
        }
        return null;
    }
}
