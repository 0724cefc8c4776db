package io.github.atexit.exit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives an exit through its phases on one thread of the agent's, prepared at the start: it looks on while handlers run
 * on a worker and while the JVM runs its own hooks, and has the report written. Where the thread cannot be had, the
 * exiting thread does the same itself.
 */
final class SequenceDriver implements Runnable {
    /** After this a process is taken for one that stays, and the exit is rehearsed: not at the start, which would pay. */
    private static final Duration REHEARSAL = Duration.ofMillis(500);

    private final ExitSequence sequence;
    private final ExitProgress progress;
    private final ExitMonitor monitor;
    private final OverdueExit overdue;
    private volatile ExitHost host;

    // Guarded by the monitor.
    private @Nullable Thread thread;
    private boolean prepared;
    private @Nullable SlowExit slow;

    SequenceDriver(ExitSequence sequence, ExitProgress progress, ExitHost host) {
        this.sequence = sequence;
        this.progress = progress;
        this.monitor = progress.monitor;
        this.host = host;
        this.overdue = new OverdueExit(progress, host);
    }

    /** What ends the JVM if this does not. */
    OverdueExit overdue() {
        return overdue;
    }

    private ExitPlan plan() {
        return progress.state.plan();
    }

    /** Acts in another world from now on. Called with the monitor held. */
    void adopt(ExitHost newHost) {
        host = newHost;
        overdue.adopt(newHost);
    }

    /** Starts the thread unless it runs; without one, the exiting thread drives. Called with the monitor held. */
    void start() {
        if (thread == null) {
            prepared = !progress.isClaimed();
            thread = startThread("atexit", this);
        }
        if (progress.isClaimed()) {
            try {
                startSlow();
            } catch (OutOfMemoryError e) {
                // The exit does without that phase.
            }
        }
    }

    private void startSlow() {
        if (!plan().handlersOf(Phase.aside(Phase.SLOW)).isEmpty()) {
            startThread("atexit slow", new Slow());
        }
    }

    @Override
    public void run() {
        if (prepared && !awaitClaim(Deadline.after(REHEARSAL))) {
            rehearse();
        }
        awaitClaim(Deadline.NEVER);
        drivePhasesBeforeHooks();
        if (progress.mayRunHooks()) {
            progress.enter(ExitState.Stage.HOOKS);
            driveHooks();
            if (progress.needsAnotherToHalt()) {
                startThread("atexit end", overdue); // this thread may get stuck as the hooks are
            }
        }
        progress.enter(ExitState.Stage.AFTER_HOOKS);
        driveAfterHooks();
        progress.haltIfNobodyElseDoes(host);
    }

    /** Waits for the exit, at most until a deadline; whether it has come. */
    private boolean awaitClaim(Deadline until) {
        synchronized (monitor) {
            while (!progress.isClaimed() && !until.hasPassed()) {
                progress.handedOver.startSuccessor();
                monitor.await(until);
            }
            return progress.isClaimed();
        }
    }

    private void rehearse() {
        try {
            host.rehearse();
        } catch (Throwable ignored) {
            // The exit can do without; it only needs more memory then.
        }
    }

    /** Asks the driving thread to start a successor of the exiting one. */
    void handOver(Runnable exit) {
        synchronized (monitor) {
            if (thread == null) {
                throw new StackOverflowError();
            }
            progress.handedOver.take(exit);
            monitor.changed();
        }
    }

    private boolean hasNoThread() {
        synchronized (monitor) {
            return thread == null;
        }
    }

    /** What the exiting thread does where it is alone. */
    void driveBeforeHooksIfNobodyElseDoes() {
        if (hasNoThread()) {
            drivePhasesBeforeHooks();
            if (progress.mayRunHooks()) {
                progress.enter(ExitState.Stage.HOOKS);
            } else {
                progress.enter(ExitState.Stage.AFTER_HOOKS);
                driveAfterHooks();
                progress.haltIfNobodyElseDoes(host);
            }
        }
    }

    void driveAfterHooksIfNobodyElseDoes() {
        if (hasNoThread() && progress.enter(ExitState.Stage.AFTER_HOOKS)) {
            driveAfterHooks();
        }
    }

    private void drivePhasesBeforeHooks() {
        for (Phase phase : plan().phases()) {
            if (phase.isShutdownHooks()) {
                return;
            }
            drive(phase);
        }
    }

    private void driveHooks() {
        long start = System.nanoTime();
        boolean waits = true;
        while (waits) {
            try {
                progress.awaitHooksEnd(slow());
                waits = false;
            } catch (Throwable t) {
                monitor.pause(); // no memory to look at the time
            }
        }
        for (Phase phase : plan().phases()) {
            if (phase.isShutdownHooks()) {
                progress.addTime(phase, start);
            }
        }
    }

    private void driveAfterHooks() {
        boolean after = false;
        for (Phase phase : plan().phases()) {
            if (after) {
                drive(phase);
            }
            after |= phase.isShutdownHooks();
        }
        ExitRecord record = progress.startPublishing(host.publishingNanos());
        try {
            host.publish(record, progress.end());
        } catch (Throwable ignored) {
            // The exit goes on: its status is right even where its report could not be written.
        }
        progress.enter(ExitState.Stage.FINISHED);
    }

    /** The sequence's own; phases beside it have each theirs. */
    private SlowExit slow() {
        SlowExit known = slow;
        if (known == null) {
            known = new SlowExit(host, progress.event());
            slow = known;
        }
        return known;
    }

    /** Drives a phase; whatever fails here costs its handlers and not the exit. */
    private void drive(Phase phase) {
        try {
            driveHandlers(phase);
        } catch (Throwable t) {
            progress.leaveOut(phase, t);
        }
    }

    private void driveHandlers(Phase phase) {
        List<HandlerRun> waiting;
        synchronized (monitor) {
            waiting = progress.runs.waiting(phase);
        }
        drive(phase, progress.event(), waiting, slow());
        // More may have been registered since the last one ended.
        while (!progress.endRegistered(phase)) {
            drive(phase, progress.event(), new ArrayList<HandlerRun>(), slow());
        }
    }

    private void drive(Phase phase, ExitEvent event, List<HandlerRun> waiting, SlowExit toTell) {
        if (!waiting.isEmpty() || progress.hasRegistered(phase)) {
            long start = System.nanoTime();
            new PhaseRun(this, progress, event, phase, waiting).drive(toTell);
            progress.addTime(phase, start);
        }
    }

    /** Runs a phase beside the sequence, on the calling thread and a worker. */
    void driveAside(String name, ExitEvent event) {
        Phase phase = Phase.aside(name);
        List<DeclaredHandler> handlers = plan().handlersOf(phase);
        if (!handlers.isEmpty()) {
            List<HandlerRun> waiting;
            synchronized (monitor) {
                waiting = progress.runs.add(handlers);
            }
            drive(phase, event, waiting, new SlowExit(host, event));
        }
    }

    /** Waits beside the sequence, and runs the phase of slow exits if this is one. */
    private final class Slow implements Runnable {
        @Override
        public void run() {
            Deadline slow =
                    Deadline.at(progress.event().nanoTime(), plan().slow().toNanos());
            synchronized (monitor) {
                while (!progress.isFinished() && !slow.hasPassed()) {
                    monitor.await(slow);
                }
            }
            if (progress.runsSlowHandlers()) {
                driveAside(Phase.SLOW, progress.event());
            }
        }
    }

    /** Starts a thread for a phase's handlers; false if none can be had. Called with the monitor held. */
    boolean startWorker(final PhaseRun phase) {
        Thread worker = startThread("atexit handlers", new Runnable() {
            @Override
            public void run() {
                try {
                    Thread.currentThread().setContextClassLoader(host.applicationLoader());
                } catch (Throwable t) {
                    // Handlers that need it fail; the others run.
                }
                phase.work();
            }
        });
        return worker != null;
    }

    /** What a handler can ask while it runs. */
    HandlerContext context(ExitEvent event, HandlerRun run) {
        return new RunContext(sequence, host, event, run);
    }

    /** Starts a daemon thread; null if none can be had. */
    static @Nullable Thread startThread(String name, Runnable work) {
        try {
            Thread thread = new Thread(null, work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        } catch (OutOfMemoryError e) {
            return null; // "unable to create native thread", or no heap for its stack's object
        }
    }
}
