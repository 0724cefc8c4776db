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
    private final ExitMonitor monitor;
    private final ExitPlan plan;
    private final ExitHost host;

    // Guarded by the monitor.
    private final List<ExitRecord.PhaseTime> phaseTimes = new ArrayList<ExitRecord.PhaseTime>();
    private @Nullable Thread thread;
    private boolean prepared;
    private @Nullable SlowExit slow;
    private @Nullable Runnable handedOver;
    private @Nullable Thread handedOverBy;
    private @Nullable Thread successor;

    SequenceDriver(ExitSequence sequence, ExitMonitor monitor, ExitPlan plan, ExitHost host) {
        this.sequence = sequence;
        this.monitor = monitor;
        this.plan = plan;
        this.host = host;
    }

    /** Starts the thread unless it runs; without one, the exiting thread drives. Called with the monitor held. */
    void start() {
        if (thread == null) {
            prepared = !sequence.isClaimed();
            thread = startThread("atexit", this);
        }
        if (sequence.isClaimed() && !plan.handlersOf(Phase.aside(Phase.SLOW)).isEmpty()) {
            startThread("atexit slow", new Slow());
        }
    }

    List<ExitRecord.PhaseTime> phaseTimes() {
        return phaseTimes;
    }

    @Override
    public void run() {
        if (prepared && !awaitClaim(Deadline.after(REHEARSAL))) {
            rehearse();
        }
        awaitClaim(Deadline.NEVER);
        try {
            drivePhasesBeforeHooks();
            if (sequence.mayRunHooks()) {
                sequence.enter(ExitState.Stage.HOOKS);
                driveHooks();
            }
            sequence.enter(ExitState.Stage.AFTER_HOOKS);
            driveAfterHooks();
        } finally {
            sequence.enter(ExitState.Stage.FINISHED);
        }
        sequence.haltIfNobodyElseDoes();
    }

    /** Waits for the exit, at most until a deadline; whether it has come. */
    private boolean awaitClaim(Deadline until) {
        synchronized (monitor) {
            while (!sequence.isClaimed() && !until.hasPassed()) {
                startSuccessor();
                monitor.await(until);
            }
            return sequence.isClaimed();
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
            if (handedOverBy == null) {
                handedOverBy = Thread.currentThread();
                handedOver = exit;
            }
            monitor.changed();
        }
    }

    /** Whether the calling thread has handed its exit over, so that a further call of its is the same exit. */
    boolean hasHandedOver() {
        return handedOverBy == Thread.currentThread();
    }

    /** Starts the thread that an exit was handed over to. Called with the monitor held. */
    void startSuccessor() {
        Runnable exit = handedOver;
        if (exit != null) {
            handedOver = null;
            successor = startThread("atexit exit", exit);
        }
    }

    /** Whether the calling thread goes on for the one that claimed the exit. Called with the monitor held. */
    boolean isSuccessor() {
        return successor == Thread.currentThread();
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
            if (sequence.mayRunHooks()) {
                sequence.enter(ExitState.Stage.HOOKS);
            } else {
                sequence.enter(ExitState.Stage.AFTER_HOOKS);
                driveAfterHooks();
                sequence.haltIfNobodyElseDoes();
            }
        }
    }

    void driveAfterHooksIfNobodyElseDoes() {
        if (hasNoThread() && sequence.enter(ExitState.Stage.AFTER_HOOKS)) {
            driveAfterHooks();
        }
    }

    private void drivePhasesBeforeHooks() {
        for (Phase phase : plan.phases()) {
            if (phase.isShutdownHooks()) {
                return;
            }
            drive(phase);
        }
    }

    private void driveHooks() {
        long start = System.nanoTime();
        sequence.awaitHooksEnd(slow());
        for (Phase phase : plan.phases()) {
            if (phase.isShutdownHooks()) {
                addTime(phase, start);
            }
        }
    }

    private void driveAfterHooks() {
        boolean after = false;
        for (Phase phase : plan.phases()) {
            if (after) {
                drive(phase);
            }
            after |= phase.isShutdownHooks();
        }
        ExitRecord record = sequence.startPublishing();
        try {
            host.publish(record);
        } catch (Throwable ignored) {
            // The exit goes on: its status is right even where its report could not be written.
        }
        sequence.enter(ExitState.Stage.FINISHED);
    }

    /** The sequence's own; phases beside it have each theirs. */
    private SlowExit slow() {
        SlowExit known = slow;
        if (known == null) {
            known = new SlowExit(host, sequence.event());
            slow = known;
        }
        return known;
    }

    private void drive(Phase phase) {
        List<HandlerRun> waiting;
        synchronized (monitor) {
            waiting = sequence.runs.waiting(phase);
        }
        drive(phase, sequence.event(), waiting, slow());
        // More may have been registered since the last one ended.
        while (!sequence.endRegistered(phase)) {
            drive(phase, sequence.event(), new ArrayList<HandlerRun>(), slow());
        }
    }

    private void drive(Phase phase, ExitEvent event, List<HandlerRun> waiting, SlowExit toTell) {
        if (!waiting.isEmpty() || sequence.hasRegistered(phase)) {
            long start = System.nanoTime();
            new PhaseRun(sequence, monitor, event, phase, waiting).drive(toTell);
            addTime(phase, start);
        }
    }

    private void addTime(Phase phase, long start) {
        synchronized (monitor) {
            phaseTimes.add(new ExitRecord.PhaseTime(phase, (System.nanoTime() - start) / 1000000));
        }
    }

    /** Runs a phase beside the sequence, on the calling thread and a worker. */
    void driveAside(String name, ExitEvent event) {
        Phase phase = Phase.aside(name);
        List<DeclaredHandler> handlers = plan.handlersOf(phase);
        if (!handlers.isEmpty()) {
            List<HandlerRun> waiting;
            synchronized (monitor) {
                waiting = sequence.runs.add(handlers);
            }
            drive(phase, event, waiting, new SlowExit(host, event));
        }
    }

    /** Waits beside the sequence, and runs the phase of slow exits if this is one. */
    private final class Slow implements Runnable {
        @Override
        public void run() {
            Deadline slow = Deadline.at(sequence.event().nanoTime(), plan.slow().toNanos());
            synchronized (monitor) {
                while (!sequence.isFinished() && !slow.hasPassed()) {
                    monitor.await(slow);
                }
            }
            if (sequence.runsSlowHandlers()) {
                driveAside(Phase.SLOW, sequence.event());
            }
        }
    }

    /** Starts a thread for a phase's handlers; false if none can be had. Called with the monitor held. */
    boolean startWorker(final PhaseRun phase) {
        Thread worker = startThread("atexit handlers", new Runnable() {
            @Override
            public void run() {
                Thread.currentThread().setContextClassLoader(host.applicationLoader());
                phase.work();
            }
        });
        return worker != null;
    }

    private static @Nullable Thread startThread(String name, Runnable work) {
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
