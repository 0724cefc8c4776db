package io.github.atexit.report;

import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.HookRun;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is told of one exit. Immutable but for the runs it lists. */
public final class ExitReport {
    final ExitRecord record;
    final ProcessFacts process;
    final String mainClass;
    final MainEnd mainEnd;
    final @Nullable String lastThread;
    /** The JVM's hooks, started or not. */
    final List<HookRun> hooks;

    final List<String> deleteOnExit;
    /** Null unless this is about another run, which died. */
    final @Nullable Death death;

    /**
     * @param hooks the JVM's shutdown hooks, those that were skipped included
     * @param deleteOnExit the delete-on-exit files that were skipped
     * @param lastThread the last non-daemon thread that ended; null on routes where it does not matter
     */
    public ExitReport(
            ExitRecord record,
            ProcessFacts process,
            String mainClass,
            MainEnd mainEnd,
            @Nullable String lastThread,
            List<HookRun> hooks,
            List<String> deleteOnExit) {
        this(record, process, mainClass, mainEnd, lastThread, hooks, deleteOnExit, null);
    }

    /** The report of a run that died: what was done for it, and what is known of it. */
    public static ExitReport ofDeath(
            ExitRecord record, ProcessFacts process, String mainClass, MainEnd mainEnd, Death death) {
        return new ExitReport(
                record,
                process,
                mainClass,
                mainEnd,
                null,
                Collections.<HookRun>emptyList(),
                Collections.<String>emptyList(),
                death);
    }

    private ExitReport(
            ExitRecord record,
            ProcessFacts process,
            String mainClass,
            MainEnd mainEnd,
            @Nullable String lastThread,
            List<HookRun> hooks,
            List<String> deleteOnExit,
            @Nullable Death death) {
        this.record = record;
        this.process = process;
        this.mainClass = mainClass;
        this.mainEnd = mainEnd;
        this.lastThread = lastThread;
        this.hooks = hooks;
        this.deleteOnExit = deleteOnExit;
        this.death = death;
    }

    /** Whether there is more to say than that the JVM ended in order. */
    boolean hasSomethingToSay() {
        return death != null
                || countHooks(HookRun.Outcome.SKIPPED) > 0
                || countHooks(HookRun.Outcome.RUNNING) > 0
                || countHooks(HookRun.Outcome.FAILED) > 0
                || !deleteOnExit.isEmpty()
                || record.firstFailure() != null
                || !record.skippedHandlers().isEmpty()
                || record.nestedCount() > 0
                || record.deniedCount() > 0
                || record.deadlineExceeded()
                || record.finalStatus() != record.event().status();
    }

    int countHooks(HookRun.Outcome outcome) {
        int count = 0;
        for (HookRun hook : hooks) {
            if (hook.outcome() == outcome) {
                count++;
            }
        }
        return count;
    }
}
