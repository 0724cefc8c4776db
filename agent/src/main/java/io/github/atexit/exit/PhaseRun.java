package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One phase in one exit. Handlers run on a worker thread, one after another; the thread that drives the sequence looks
 * on, and when a handler's time is up it gives the worker up and starts another. Guarded by the exit's monitor.
 */
final class PhaseRun {
    /** How often the driving thread may fail for want of memory before the phase is given up. */
    private static final int MOST_FAILURES = 50;

    private final SequenceDriver driver;
    private final ExitProgress progress;
    private final ExitMonitor monitor;
    private final ExitEvent event;
    private final Phase phase;
    private final List<HandlerRun> runs;
    private final List<HandlerRun> active = new ArrayList<HandlerRun>(1);
    private final List<HandlerRun> toCancel = new ArrayList<HandlerRun>(0);
    private final Deadline own;
    private int next;
    private int ended;
    private int workers;
    private boolean closed;
    private boolean runHere;
    private Deadline wakeUp = Deadline.NEVER;

    PhaseRun(SequenceDriver driver, ExitProgress progress, ExitEvent event, Phase phase, List<HandlerRun> runs) {
        this.driver = driver;
        this.progress = progress;
        this.monitor = progress.monitor;
        this.event = event;
        this.phase = phase;
        this.runs = runs;
        this.own = phase.timeout() == null ? Deadline.NEVER : Deadline.after(phase.timeout());
    }

    /** Runs the phase's handlers; returns when each has its outcome or the time is up. */
    void drive(SlowExit slow) {
        int failures = 0;
        boolean over = false;
        while (!over) {
            try {
                over = lookOn(slow);
            } catch (Throwable t) {
                failures++;
                if (failures > MOST_FAILURES) {
                    throw t;
                }
                monitor.pause();
            }
        }
        cancelExpired();
    }

    /** Does what is to be done now and waits for a change; whether the phase is over. */
    private boolean lookOn(SlowExit slow) {
        slow.tell(running());
        if (runHere) {
            runHere = false;
            work();
        }
        synchronized (monitor) {
            countEnded();
            if (ended == runs.size() && progress.registered.count(phase) == 0) {
                return true;
            }
            Deadline limit = limit();
            if (limit.hasPassed()) {
                close();
                return true;
            }
            expire();
            runHere = !startWorkers();
            if (!runHere && toCancel.isEmpty()) {
                wakeUp = earliest(limit.orEarlier(slow.next()));
                monitor.await(wakeUp);
            }
        }
        cancelExpired();
        return false;
    }

    private List<HandlerRun> running() {
        synchronized (monitor) {
            return new ArrayList<HandlerRun>(active);
        }
    }

    private Deadline limit() {
        return own.orEarlier(progress.limit(phase));
    }

    private Deadline earliest(Deadline limit) {
        Deadline earliest = limit;
        for (HandlerRun run : active) {
            earliest = earliest.orEarlier(run.deadline());
        }
        return earliest;
    }

    private void countEnded() {
        int count = 0;
        for (HandlerRun run : runs) {
            if (run.outcome() != null) {
                count++;
            }
        }
        ended = count;
    }

    /** Gives up the workers of handlers whose time is up. */
    private void expire() {
        for (int i = active.size() - 1; i >= 0; i--) {
            HandlerRun run = active.get(i);
            if (run.deadline().hasPassed()) {
                giveUp(run, "no end within its time");
                active.remove(i);
            }
        }
    }

    private void giveUp(HandlerRun run, String why) {
        Thread thread = run.thread();
        run.timeOut(thread == null ? new StackTraceElement[0] : thread.getStackTrace(), why);
        progress.state.listener().handlerEnded(run);
        if (thread != null) {
            thread.interrupt();
        }
        toCancel.add(run);
        workers--;
    }

    /** The time of all is up. */
    private void close() {
        closed = true;
        boolean byPhase = own.hasPassed();
        String why = byPhase ? "the phase's time was up" : progress.deadlines.reason();
        if (!byPhase) {
            progress.deadlines.setExceeded();
        }
        for (HandlerRun run : active) {
            giveUp(run, why);
        }
        active.clear();
        while (takeRegistered() != null) {
            // Taken to be left out with the others.
        }
        for (HandlerRun run : runs) {
            if (run.outcome() == null) {
                run.leaveOut(why);
            }
        }
    }

    private void cancelExpired() {
        for (HandlerRun run : toCancel) {
            try {
                run.handler().body().cancel();
            } catch (Throwable t) {
                run.write("could not be cancelled: " + t);
            }
        }
        toCancel.clear();
    }

    /** Starts the threads that are missing; false if the driving thread has to work itself. */
    private boolean startWorkers() {
        int wanted = phase.isParallel() ? runs.size() - ended + progress.registered.count(phase) : 1;
        while (workers < wanted) {
            boolean started = driver.startWorker(this);
            if (!started && workers > 0) {
                return true;
            }
            workers++;
            if (!started) {
                return progress.lendExitingThread(this);
            }
        }
        return true;
    }

    /** Runs handlers until none is left or the calling thread was given up. Whatever fails here is one handler's failure. */
    void work() {
        try {
            runHandlers();
        } catch (Throwable t) {
            fail(t);
        }
    }

    /**
     * The calling thread has no memory left, or no room for a class, for what goes on around a handler. That handler, or
     * the next one, fails in its stead, so that each such thread brings the phase nearer to its end.
     */
    private void fail(Throwable thrown) {
        synchronized (monitor) {
            HandlerRun mine = null;
            for (int i = 0; i < runs.size(); i++) {
                HandlerRun run = runs.get(i);
                boolean here = run.thread() == Thread.currentThread();
                if (here && run.outcome() == HandlerOutcome.TIMEOUT) {
                    return; // given up before, and replaced
                }
                if (run.outcome() == null && (here || (mine == null && run.thread() == null))) {
                    mine = run;
                }
            }
            if (mine != null) {
                mine.fail(thrown);
                active.remove(mine);
                progress.nested.handlerEnds();
            }
            workers--;
            monitor.changed();
        }
    }

    private void runHandlers() {
        HandlerRun run;
        while ((run = take()) != null) {
            Throwable thrown = null;
            try {
                progress.state.listener().handlerBegins(run.handler());
                run.handler().body().run(driver.context(event, run));
            } catch (Throwable t) {
                thrown = t;
            }
            if (!end(run, thrown)) {
                return;
            }
        }
    }

    private @Nullable HandlerRun take() {
        synchronized (monitor) {
            while (!closed) {
                HandlerRun run = nextReady();
                if (run != null) {
                    start(run);
                    return run;
                }
                if (next >= runs.size() || !phase.isParallel()) {
                    break;
                }
                monitor.await(Deadline.NEVER);
            }
            workers--;
            monitor.changed();
            return null;
        }
    }

    private void start(HandlerRun run) {
        Deadline until = Deadline.after(run.handler().timeout()).orEarlier(limit());
        run.start(Thread.currentThread(), until);
        active.add(run);
        progress.nested.handlerStarts(run);
        if (until.orEarlier(wakeUp) == until) {
            monitor.changed();
        }
    }

    /** The next run that waits for nothing; runs whose needs failed are skipped on the way. */
    private @Nullable HandlerRun nextReady() {
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

    /** Records an outcome; false if the handler's time was up before, so that its thread is not to go on. */
    private boolean end(HandlerRun run, @Nullable Throwable thrown) {
        synchronized (monitor) {
            if (run.outcome() != null) {
                return false;
            }
            run.end(thrown);
            progress.state.listener().handlerEnded(run);
            active.remove(run);
            progress.nested.handlerEnds();
        }
        Thread.interrupted();
        return true;
    }
}
