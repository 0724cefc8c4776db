package io.github.atexit.exit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The deadlines of one exit. Guarded by the exit's monitor. */
final class ExitDeadlines {
    /** How long after the deadline the report may take, and before it what still runs to be recorded; then comes the end. */
    private static final long OVERDUE_NANOS = 2000000000L; // 2 s

    private Deadline whole = Deadline.NEVER;
    private Deadline untilHooksEnd = Deadline.NEVER;
    private Deadline publishing = Deadline.NEVER;
    private @Nullable Deadline halting;
    private Deadline overdue = Deadline.NEVER;
    private boolean exceeded;

    void start(ExitEvent event, ExitPlan plan, @Nullable ExitRuling ruling) {
        Duration deadline = plan.deadline(event.route(), ruling);
        if (deadline != null) {
            whole = Deadline.at(event.nanoTime(), deadline.toNanos());
            long toHooksEnd = event.route().runsShutdownHooks()
                    ? deadline.minus(plan.reserve(deadline)).toNanos()
                    : deadline.toNanos();
            untilHooksEnd = Deadline.at(event.nanoTime(), toHooksEnd);
            overdue = Deadline.at(event.nanoTime(), deadline.toNanos() + OVERDUE_NANOS);
        }
    }

    /** From the halt on, what is left has the halt's deadline. */
    void halt(ExitEvent halt, @Nullable Duration deadline) {
        halting = deadline == null ? whole : whole.orEarlier(Deadline.at(halt.nanoTime(), deadline.toNanos()));
        if (deadline != null) {
            overdue = overdue.orEarlier(Deadline.at(halt.nanoTime(), deadline.toNanos() + OVERDUE_NANOS));
        }
    }

    void startPublishing(long atMostNanos) {
        publishing = Deadline.at(System.nanoTime(), atMostNanos);
    }

    /** Until when the JVM's hooks, and the phases before them, may run. */
    Deadline untilHooksEnd() {
        return untilHooksEnd;
    }

    /** Until when handlers may run. */
    Deadline forHandlers(boolean beforeHooks) {
        if (halting != null) {
            return halting;
        }
        return beforeHooks ? untilHooksEnd : whole;
    }

    /** When the JVM has to end even if the agent's own threads are stuck, as with a report. Told without new objects. */
    Deadline forTheEnd() {
        return overdue.orEarlier(publishing);
    }

    /** How long after an event the exit has to be over, in milliseconds; negative where nothing bounds it. */
    long millisAfter(ExitEvent event) {
        Deadline latest = forHandlers(false);
        return latest.isNever()
                ? -1
                : (latest.remainingNanos() + System.nanoTime() - event.nanoTime() + 500000) / 1000000;
    }

    /** Why a handler was cut. */
    String reason() {
        return halting != null ? "the halt's deadline passed" : "the deadline passed";
    }

    void setExceeded() {
        exceeded = true;
    }

    /** Whether a deadline has cut anything. */
    boolean isExceeded() {
        return exceeded;
    }
}
