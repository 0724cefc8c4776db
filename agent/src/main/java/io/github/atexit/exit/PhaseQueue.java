package io.github.atexit.exit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handlers of one phase in one exit, in the order of their turns. Guarded by the exit's monitor. */
final class PhaseQueue {
    private final ExitProgress progress;
    private final Phase phase;
    private final List<HandlerRun> runs;
    private int next;

    PhaseQueue(ExitProgress progress, Phase phase, List<HandlerRun> runs) {
        this.progress = progress;
        this.phase = phase;
        this.runs = runs;
    }

    /** How many have no outcome yet. */
    int left() {
        int count = progress.registered.count(phase);
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).outcome() == null) {
                count++;
            }
        }
        return count;
    }

    /** Whether all have had their turn. */
    boolean isUsedUp() {
        return next >= runs.size();
    }

    /** Does without those that have no outcome. */
    void leaveOut(String why) {
        while (takeRegistered() != null) {
            // Taken to be left out with the others.
        }
        for (HandlerRun run : runs) {
            if (run.outcome() == null) {
                run.leaveOut(why);
            }
        }
    }

    /** The run that the calling thread has begun and not ended, or was given up in; else the first that waits; or null. */
    @Nullable
    HandlerRun ofThisThreadOrNext() {
        HandlerRun first = null;
        for (int i = 0; i < runs.size(); i++) {
            HandlerRun run = runs.get(i);
            boolean here = run.thread() == Thread.currentThread();
            if (here && (run.outcome() == null || run.outcome() == HandlerOutcome.TIMEOUT)) {
                return run;
            }
            if (first == null && run.outcome() == null && run.thread() == null) {
                first = run;
            }
        }
        return first;
    }

    /** The next run that waits for nothing; runs whose needs failed are skipped on the way. */
    @Nullable
    HandlerRun nextReady() {
        HandlerRun registered = takeRegistered();
        if (registered != null) {
            return registered;
        }
        for (int i = next; i < runs.size(); i++) {
            HandlerRun run = runs.get(i);
            if (run.outcome() == null && !run.isRunning()) {
                HandlerRun unmet = progress.runs.firstUnmetNeed(run);
                if (unmet == null) {
                    advance();
                    return run;
                }
                if (unmet.outcome() != null) {
                    run.leaveOut("needs \"" + unmet.handler().name() + "\", which was not ok");
                }
            }
        }
        advance();
        return null;
    }

    /** The last handler that was registered at run time; null if none waits. */
    private @Nullable HandlerRun takeRegistered() {
        DeclaredHandler handler = progress.registered.next(phase);
        if (handler == null) {
            return null;
        }
        HandlerRun run = progress.runs.addRegistered(handler);
        runs.add(next, run);
        return run;
    }

    /** Moves the start of the search past what has ended or is running. */
    private void advance() {
        while (next < runs.size()
                && (runs.get(next).outcome() != null || runs.get(next).isRunning())) {
            next++;
        }
    }
}
