package io.github.atexit.report;

import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.HookRun;
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
        this.record = record;
        this.process = process;
        this.mainClass = mainClass;
        this.mainEnd = mainEnd;
        this.lastThread = lastThread;
        this.hooks = hooks;
        this.deleteOnExit = deleteOnExit;
    }

    /** Whether there is more to say than that the JVM ended in order. */
    boolean hasSomethingToSay() {
        return countHooks(HookRun.Outcome.SKIPPED) > 0
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
