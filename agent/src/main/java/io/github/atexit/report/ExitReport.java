package io.github.atexit.report;

import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.HookRun;
import io.github.atexit.skipped.SkippedCleanup;
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
    final SkippedCleanup cleanup;
    /** Null unless this is about another run, which died. */
    final @Nullable Death death;

    /**
     * @param hooks the JVM's shutdown hooks, those that were skipped included
     * @param deleteOnExit the delete-on-exit files that were skipped
     * @param cleanup what the application's threads left undone
     * @param lastThread the last non-daemon thread that ended; null on routes where it does not matter
     */
    public ExitReport(
            ExitRecord record,
            ProcessFacts process,
            String mainClass,
            MainEnd mainEnd,
            @Nullable String lastThread,
            List<HookRun> hooks,
            List<String> deleteOnExit,
            SkippedCleanup cleanup) {
        this(record, process, mainClass, mainEnd, lastThread, hooks, deleteOnExit, cleanup, null);
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
                SkippedCleanup.NOTHING,
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
            SkippedCleanup cleanup,
            @Nullable Death death) {
        this.record = record;
        this.process = process;
        this.mainClass = mainClass;
        this.mainEnd = mainEnd;
        this.lastThread = lastThread;
        this.hooks = hooks;
        this.deleteOnExit = deleteOnExit;
        this.cleanup = cleanup;
        this.death = death;
    }

    /** Whether there is more to say than that the JVM ended in order. */
    boolean hasSomethingToSay() {
        return death != null
                || countHooks(HookRun.Outcome.SKIPPED) > 0
                || countHooks(HookRun.Outcome.RUNNING) > 0
                || countHooks(HookRun.Outcome.FAILED) > 0
                || !deleteOnExit.isEmpty()
                || cleanup.queuedTasks() > 0
                || !cleanup.cleanups(true).isEmpty()
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
