package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.List;

/**
 * One exit as its threads share it: how far it has come, its handlers, and what else happened meanwhile. Thread-safe;
 * its parts are guarded by its monitor.
 */
final class ExitProgress {
    final ExitMonitor monitor = new ExitMonitor();
    final ExitState state;
    final ExitDeadlines deadlines;
    final HandlerRuns runs;
    final RegisteredHandlers registered;
    final NestedExits nested = new NestedExits();
    final DeniedExits denied = new DeniedExits();
    final ExitingThread exiting = new ExitingThread(monitor);
    final HandedOverExit handedOver = new HandedOverExit();
    private final List<ExitRecord.PhaseTime> phaseTimes = new ArrayList<ExitRecord.PhaseTime>();

    ExitProgress(ExitPlan plan, ExitListener listener) {
        this.state = new ExitState(plan, listener);
        this.deadlines = state.deadlines;
        this.runs = state.runs;
        this.registered = state.registered;
    }

    boolean isClaimed() {
        synchronized (monitor) {
            return state.isClaimed();
        }
    }

    boolean isFinished() {
        synchronized (monitor) {
            return state.isAt(ExitState.Stage.FINISHED);
        }
    }

    /**
     * The route that was taken.
     *
     * @throws IllegalStateException if none was
     */
    ExitEvent event() {
        synchronized (monitor) {
            return state.event();
        }
    }

    /**
     * What is known now.
     *
     * @param of the route that was taken, or main's end
     */
    ExitRecord record(ExitEvent of) {
        synchronized (monitor) {
            return new ExitRecord(
                    of,
                    state.statusOf(of),
                    state.statusToEndWith(),
                    nested.kept(),
                    nested.count(),
                    phaseTimes,
                    runs.all(),
                    deadlines.isExceeded(),
                    deadlines.millisAfter(of),
                    state.isHalted(),
                    state.haveHooksFinished(),
                    denied.kept(),
                    denied.count(),
                    state.rule());
        }
    }

    boolean hasRegistered(Phase phase) {
        synchronized (monitor) {
            return registered.count(phase) > 0;
        }
    }

    /** Takes no more handlers for a phase that has run; false if some still wait. */
    boolean endRegistered(Phase phase) {
        synchronized (monitor) {
            if (registered.count(phase) > 0) {
                return false;
            }
            registered.end(phase);
            return true;
        }
    }

    /** What the driver could not drive is not run. */
    void leaveOut(Phase phase, Throwable failure) {
        synchronized (monitor) {
            runs.leaveOut(phase, "the agent failed: " + failure);
            registered.end(phase);
            monitor.changed();
        }
    }

    /** Whether the phase for slow exits may run. */
    boolean runsSlowHandlers() {
        synchronized (monitor) {
            return !state.isAt(ExitState.Stage.FINISHED) && !state.isBypassed();
        }
    }

    /** Moves on; false if the exit is already there or further. */
    boolean enter(ExitState.Stage wanted) {
        synchronized (monitor) {
            boolean entered = state.enter(wanted);
            monitor.changed();
            return entered;
        }
    }

    /** Whether the JVM's hooks are to run now: they do not on halt, nor when their time is already up. */
    boolean mayRunHooks() {
        synchronized (monitor) {
            return state.mayRunHooks();
        }
    }

    /** Waits until the JVM's hooks have ended, or are not to be waited for any more. */
    void awaitHooksEnd(SlowExit slow) {
        while (awaitHooksEnd(slow.next())) {
            slow.tellHooks();
        }
    }

    /** Whether they are still to be waited for after the deadline. */
    private boolean awaitHooksEnd(Deadline toTell) {
        synchronized (monitor) {
            Deadline until = deadlines.untilHooksEnd();
            while (state.awaitsHooks() && !until.hasPassed()) {
                if (toTell.hasPassed()) {
                    return true;
                }
                handedOver.startSuccessor();
                monitor.await(until.orEarlier(toTell));
            }
            if (state.awaitsHooks()) {
                deadlines.setExceeded();
            }
            return false;
        }
    }

    /** Settles the final status; the report is next. */
    ExitRecord startPublishing(long atMostNanos) {
        synchronized (monitor) {
            state.startPublishing(atMostNanos);
            monitor.changed();
            return record(state.event());
        }
    }

    /** When the exit is to be over. */
    Deadline end() {
        synchronized (monitor) {
            return state.deadlines.forHandlers(false);
        }
    }

    /** Goes no further, whatever is still under way; false if all was done. */
    boolean cutOff() {
        synchronized (monitor) {
            return state.cutOff();
        }
    }

    /** Whether the exiting thread cannot end the JVM. */
    boolean needsAnotherToHalt() {
        synchronized (monitor) {
            return state.needsAnotherToHalt();
        }
    }

    /** Ends the JVM where the exiting thread cannot: it is stuck in hooks, or was never let into them. */
    void haltIfNobodyElseDoes(ExitHost host) {
        int with;
        synchronized (monitor) {
            if (!state.needsAnotherToHalt()) {
                return;
            }
            with = state.statusToEndWith();
        }
        host.halt(with);
    }

    /**
     * Waits until the JVM should have ended, were it not that the agent's own threads are stuck.
     *
     * @return the status to end with
     */
    int awaitOverdue() {
        synchronized (monitor) {
            while (!deadlines.forTheEnd().hasPassed()) {
                monitor.await(deadlines.forTheEnd());
            }
            return state.statusToEndWith();
        }
    }

    /** Remembers how long a phase took that has just ended. */
    void addTime(Phase phase, long startNanos) {
        synchronized (monitor) {
            phaseTimes.add(new ExitRecord.PhaseTime(phase, (System.nanoTime() - startNanos) / 1000000));
        }
    }

    /** Until when a phase's handlers may run. Called with the monitor held. */
    Deadline limit(Phase phase) {
        return state.limit(phase);
    }

    /** Asks the exiting thread to run a phase's handlers; false if it cannot. */
    boolean lendExitingThread(PhaseRun phase) {
        return exiting.lend(phase);
    }

    /** Waits on the exiting thread until the JVM's hooks may run; false if they are not to run any more. */
    boolean awaitHooksStage() {
        while (true) {
            PhaseRun work;
            synchronized (monitor) {
                Deadline bound = deadlines.forTheEnd();
                if (!state.isAt(ExitState.Stage.BEFORE_HOOKS) || bound.hasPassed()) {
                    return state.isAt(ExitState.Stage.HOOKS) && !state.isHalted();
                }
                work = exiting.await(bound);
            }
            if (work != null) {
                work.work();
            }
        }
    }

    /**
     * Waits for the report. Bounded once it is being written, and by the deadlines: the promise to die is kept even if
     * the agent's own threads are stuck.
     *
     * @return the status to end with
     */
    int awaitFinished() {
        while (true) {
            PhaseRun work;
            synchronized (monitor) {
                Deadline bound = deadlines.forTheEnd();
                if (state.isAt(ExitState.Stage.FINISHED) || bound.hasPassed()) {
                    return state.statusToEndWith();
                }
                work = exiting.await(bound);
            }
            if (work != null) {
                work.work();
            }
        }
    }
}
