package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/**
 * The sequence of an exit, run once: the first thread that takes a route claims it, all others wait for ever, as they
 * would in a bare JVM. What happens then is the {@link SequenceDriver}'s. Thread-safe.
 */
public final class ExitSequence {
    private final HookRuns hooks;
    private final ExitProgress progress;
    private final SequenceDriver driver;
    private final OverdueExit overdue;
    private final ExitMonitor monitor;

    // Guarded by the monitor.
    private final ExitState state;
    private final RegisteredHandlers registered;
    private final NestedExits nested;
    private final ExitingThread exiting;

    public ExitSequence(ExitPlan plan, ExitHost host, HookRuns hooks, ExitListener listener) {
        this.hooks = hooks;
        this.progress = new ExitProgress(plan, listener);
        this.driver = new SequenceDriver(this, progress, host);
        this.overdue = driver.overdue();
        this.monitor = progress.monitor;
        this.state = progress.state;
        this.registered = progress.registered;
        this.nested = progress.nested;
        this.exiting = progress.exiting;
    }

    /**
     * Takes another plan, another world and another listener from now on; what was registered at run time is kept.
     *
     * @return false if a route has been taken, so that it is too late
     */
    public boolean adopt(ExitPlan plan, ExitHost host, ExitListener listener) {
        synchronized (monitor) {
            if (state.isClaimed()) {
                return false;
            }
            state.adopt(plan, listener);
            driver.adopt(host);
            return true;
        }
    }

    /** Starts the thread that is going to drive the exit, so that none need be had then. */
    public void prepare() {
        synchronized (monitor) {
            driver.start();
        }
    }

    /** Registers a handler at run time; false if those registered have all run. */
    public boolean register(DeclaredHandler handler) {
        synchronized (monitor) {
            if (!registered.add(handler)) {
                return false;
            }
            if (!state.isClaimed()) {
                driver.start();
            }
            monitor.changed();
            return true;
        }
    }

    /** Takes a handler back that was registered at run time; false if it has begun or was taken back before. */
    public boolean unregister(DeclaredHandler handler) {
        synchronized (monitor) {
            return registered.remove(handler);
        }
    }

    /** Runs the phase of main's end, on the thread that ends. Not when an exit is under way. */
    public void mainEnds(ExitEvent end) {
        if (!isClaimed()) {
            driver.driveAside(Phase.MAIN_END, end);
        }
    }

    /**
     * Takes a route on which the JVM runs its hooks. Returns to the claiming thread when the hooks may run, to no other
     * thread ever.
     *
     * @param by what a rule says of it; null if none does
     */
    public void beforeHooks(ExitEvent taken, @Nullable ExitRuling by) {
        if (!claim(taken, by)) {
            // That main returns while an exit runs is in the nature of things and nobody's call.
            if (taken.route() == ExitRoute.EXIT || taken.route() == ExitRoute.SIGNAL) {
                calledAgain(taken);
            }
            monitor.waitForEver();
        }
        driver.driveBeforeHooksIfNobodyElseDoes();
        if (!progress.awaitHooksStage()) {
            overdue.halt();
        }
    }

    /**
     * Goes on after the JVM's hooks, on the thread that claimed the exit.
     *
     * @return the status to end with
     */
    public int afterHooks() {
        synchronized (monitor) {
            state.setHooksFinished();
            monitor.changed();
        }
        driver.driveAfterHooksIfNobodyElseDoes();
        return awaitFinished();
    }

    private int awaitFinished() {
        int status = progress.awaitFinished();
        overdue.cutOff();
        return status;
    }

    /**
     * Takes the halt route, or turns the exit that is under way into a halt.
     *
     * @param by what a rule says of it; null if none does
     * @return the status to end with
     */
    public int halt(ExitEvent taken, @Nullable ExitRuling by) {
        if (claim(taken, by)) {
            driver.driveBeforeHooksIfNobodyElseDoes();
        } else {
            turnIntoHalt(taken, by);
        }
        return awaitFinished();
    }

    /**
     * Takes the exit from the calling thread, which has no stack left for it. Does not return.
     *
     * @param successor exits or halts, on a fresh thread
     * @throws StackOverflowError if there is not even stack enough for this, or no thread that could take over
     */
    public void handOver(Runnable successor) {
        driver.handOver(successor);
        monitor.waitForEver();
    }

    /**
     * Called when a handler's or hook's own thread calls exit or halt.
     *
     * @return the error to throw there; null if the call is none of the sequence's. Does not return from the second such
     *     call of a thread
     */
    public @Nullable Throwable exitInside(ExitEvent taken) {
        boolean again;
        synchronized (monitor) {
            HandlerRun run = nested.handlerHere();
            if (run != null) {
                again = run.addExit(taken) > 1;
            } else if (taken.route() == ExitRoute.EXIT
                    && hooks.contains(Thread.currentThread())
                    && (!state.plan().onlyObserves() || registered.any())
                    && !state.isBypassed()) {
                again = nested.addHookExit(taken);
            } else {
                return null;
            }
            nested.add(taken);
        }
        if (again) {
            monitor.waitForEver();
        }
        return new ExitInsideExitError(taken.route(), taken.status());
    }

    /** Remembers for the report that a rule denied an exit. */
    public void denied(ExitEvent event) {
        synchronized (monitor) {
            progress.denied.add(event);
        }
    }

    /** Remembers for the report an exit that came while another was under way. */
    public void calledAgain(ExitEvent event) {
        synchronized (monitor) {
            if (!progress.handedOver.isByThisThread()) {
                nested.add(event);
            }
        }
    }

    /** Whether the calling thread is the one that claimed the exit. */
    public boolean isExitingThread() {
        synchronized (monitor) {
            return exiting.isThis();
        }
    }

    /** Whether a route has been taken, or a handler is running for main's end. */
    public boolean mayHoldThisThread() {
        synchronized (monitor) {
            return state.isClaimed() || nested.handlerHere() != null;
        }
    }

    /** Whether the calling thread runs a handler, or ran one when its time was up. */
    public boolean isHandlersThread() {
        synchronized (monitor) {
            return nested.handlerHere() != null;
        }
    }

    /** Whether there is any such thread. */
    public boolean hasHandlersThreads() {
        synchronized (monitor) {
            return nested.anyHandlers();
        }
    }

    /** Whether a route has been taken. */
    public boolean isClaimed() {
        return progress.isClaimed();
    }

    /** Whether all is done and only the JVM's end is left. */
    public boolean isFinished() {
        return progress.isFinished();
    }

    /**
     * The route that was taken.
     *
     * @throws IllegalStateException if none was
     */
    public ExitEvent event() {
        return progress.event();
    }

    /** The status that handlers see: after the route's map, and after a halt that arrived since. */
    public int statusOf(ExitEvent of) {
        synchronized (monitor) {
            return state.statusOf(of);
        }
    }

    /** The status that the JVM ends with, once all is done. */
    public int finalStatus() {
        synchronized (monitor) {
            return state.statusToEndWith();
        }
    }

    /**
     * What is known now.
     *
     * @param of the route that was taken, or main's end
     */
    public ExitRecord record(ExitEvent of) {
        return progress.record(of);
    }

    private boolean claim(ExitEvent taken, @Nullable ExitRuling by) {
        synchronized (monitor) {
            if (progress.handedOver.isByThisThread()) {
                monitor.changed(); // where the stack ended, announcing it may have failed
                return false;
            }
            if (state.isClaimed()) {
                return progress.handedOver.isSuccessor() && exiting.claim();
            }
            state.take(taken, by);
            exiting.claim();
            monitor.changed();
            driver.start();
            return true;
        }
    }

    private void turnIntoHalt(ExitEvent taken, @Nullable ExitRuling by) {
        synchronized (monitor) {
            if (progress.handedOver.isByThisThread()) {
                return;
            }
            nested.add(taken);
            state.turnIntoHalt(taken, by);
            monitor.changed();
            if (!state.isAt(ExitState.Stage.HOOKS)) {
                return;
            }
        }
        driver.driveAfterHooksIfNobodyElseDoes();
    }
}
