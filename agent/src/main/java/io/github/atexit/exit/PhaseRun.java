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

    private static final StackTraceElement[] NO_STACK = {};

    private final SequenceDriver driver;
    private final ExitProgress progress;
    private final ExitMonitor monitor;
    private final ExitEvent event;
    private final Phase phase;
    private final PhaseQueue queue;
    private final List<HandlerRun> active = new ArrayList<HandlerRun>(1);
    private final List<HandlerRun> toCancel = new ArrayList<HandlerRun>(0);
    private final Deadline own;
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
        this.queue = new PhaseQueue(progress, phase, runs);
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
            if (queue.left() == 0) {
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
        run.timeOut(why);
        tellEnd(run);
        toCancel.add(run);
        workers--;
    }

    private static StackTraceElement[] stackOf(@Nullable Thread thread) {
        try {
            return thread == null ? NO_STACK : thread.getStackTrace();
        } catch (OutOfMemoryError e) {
            return NO_STACK;
        }
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
        queue.leaveOut(why);
    }

    /** Ends what was given up. Without the monitor: with a full heap, a look at a stack may take seconds. */
    private void cancelExpired() {
        for (HandlerRun run : toCancel) {
            Thread thread = run.thread();
            StackTraceElement[] stack = stackOf(thread);
            synchronized (monitor) {
                run.seenAt(stack);
            }
            if (thread != null) {
                thread.interrupt();
            }
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
        int wanted = phase.isParallel() ? queue.left() : 1;
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
            HandlerRun mine = queue.ofThisThreadOrNext();
            if (mine != null && mine.outcome() != null) {
                return; // given up before, and replaced
            }
            if (mine != null) {
                mine.fail(thrown);
                active.remove(mine);
                progress.nested.handlerEnds();
                tellEnd(mine);
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
                HandlerRun run = queue.nextReady();
                if (run != null) {
                    start(run);
                    return run;
                }
                if (queue.isUsedUp() || !phase.isParallel()) {
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

    private void tellEnd(HandlerRun run) {
        try {
            progress.state.listener().handlerEnded(run);
        } catch (Throwable t) {
            // A record that cannot be kept costs no handler.
        }
    }

    /** Records an outcome; false if the handler's time was up before, so that its thread is not to go on. */
    private boolean end(HandlerRun run, @Nullable Throwable thrown) {
        synchronized (monitor) {
            if (run.outcome() != null) {
                return false;
            }
            run.end(thrown);
            active.remove(run);
            progress.nested.handlerEnds();
            tellEnd(run);
        }
        Thread.interrupted();
        return true;
    }
}
