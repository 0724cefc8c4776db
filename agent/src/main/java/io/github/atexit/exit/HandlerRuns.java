package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All handlers of one exit, in the order in which they run. Guarded by the exit's monitor. */
final class HandlerRuns {
    private final List<HandlerRun> runs = new ArrayList<HandlerRun>();
    private final Map<String, HandlerRun> byName = new HashMap<String, HandlerRun>();
    private final Map<String, List<HandlerRun>> declared = new HashMap<String, List<HandlerRun>>();

    /** Adds all declared handlers of a phase. */
    List<HandlerRun> add(List<DeclaredHandler> handlers) {
        List<HandlerRun> added = new ArrayList<HandlerRun>(handlers.size());
        for (DeclaredHandler handler : handlers) {
            HandlerRun run = new HandlerRun(handler);
            runs.add(run);
            added.add(run);
            byName.put(handler.name(), run);
        }
        if (!added.isEmpty()) {
            declared.put(handlers.get(0).phase(), added);
        }
        return added;
    }

    /** Forgets all but the first so many. */
    void forgetAfter(int known) {
        while (runs.size() > known) {
            runs.remove(runs.size() - 1);
        }
    }

    /** Does without the handlers of a phase that have not begun. */
    void leaveOut(Phase phase, String why) {
        for (HandlerRun run : runs) {
            if (run.outcome() == null
                    && !run.isRunning()
                    && run.handler().phase().equals(phase.name())) {
                run.leaveOut(why);
            }
        }
    }

    /**
     * Adds a handler that was registered at run time, before the first that still waits. Its name may be another's, and
     * nobody needs it.
     */
    HandlerRun addRegistered(DeclaredHandler handler) {
        HandlerRun added = new HandlerRun(handler);
        int at = 0;
        while (at < runs.size()
                && (runs.get(at).outcome() != null || runs.get(at).isRunning())) {
            at++;
        }
        runs.add(at, added);
        return added;
    }

    List<HandlerRun> all() {
        return runs;
    }

    /** The declared handlers of a phase, if any of them waits for its turn. */
    List<HandlerRun> waiting(Phase phase) {
        List<HandlerRun> ofPhase = declared.get(phase.name());
        if (ofPhase != null) {
            for (HandlerRun run : ofPhase) {
                if (run.outcome() == null) {
                    return new ArrayList<HandlerRun>(ofPhase);
                }
            }
        }
        return new ArrayList<HandlerRun>(0);
    }

    /** The first handler that another needs and that is not (or not yet) ok; null if there is none. */
    @Nullable
    HandlerRun firstUnmetNeed(HandlerRun run) {
        for (String name : run.handler().needs()) {
            HandlerRun needed = byName.get(name);
            if (needed != null && !needed.isOk()) {
                return needed;
            }
        }
        return null;
    }

    /** Whether a handler of the phases before the end, not an optional one, failed or was too slow. */
    boolean failed() {
        for (HandlerRun run : runs) {
            HandlerOutcome outcome = run.outcome();
            if (outcome != null && outcome.isFailure() && run.changesStatus()) {
                return true;
            }
        }
        return false;
    }
}
