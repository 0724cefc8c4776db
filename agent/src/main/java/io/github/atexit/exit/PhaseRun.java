package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One phase in one exit. Handlers run on a worker thread, one after another; the thread that drives the sequence looks
 * on, and when a handler's time is up it gives the worker up and starts another. Guarded by the exit's monitor.
 */
final class PhaseRun {
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
        boolean runHere = false;
        while (true) {
            slow.tell(running());
            if (runHere) {
                work();
            }
            synchronized (monitor) {
                countEnded();
                if (ended == runs.size() && progress.registered.count(phase) == 0) {
                    break;
                }
                Deadline limit = limit();
                if (limit.hasPassed()) {
                    close();
                    break;
                }
                expire();
                runHere = !startWorkers();
                if (!runHere && toCancel.isEmpty()) {
                    wakeUp = earliest(limit.orEarlier(slow.next()));
                    monitor.await(wakeUp);
                }
            }
            cancelExpired();
        }
        cancelExpired();
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

    /** Runs handlers until none is left or the calling thread was given up. */
    void work() {
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
