package io.github.atexit.exit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sequence of an exit, run once: the first thread that takes a route claims it, all others wait for ever, as they
 * would in a bare JVM. One thread of the agent's, prepared at the start, drives the phases, looks on while handlers run
 * on a worker and while the JVM runs its own hooks, and writes the report; where it cannot be had, the exiting thread
 * does the same itself. Thread-safe.
 */
public final class ExitSequence {
    private static final int MOST_NESTED = 100;
    private static final long PUBLISH_NANOS = 2000000000L; // 2 s
    private static final long GRACE_NANOS = 200000000L; // 200 ms beyond the deadline, if the report is late

    private enum Stage {
        UNCLAIMED,
        BEFORE_HOOKS,
        HOOKS,
        AFTER_HOOKS,
        PUBLISHING,
        FINISHED
    }

    private final Object lock = new Object();
    private final ExitPlan plan;
    private final ExitHost host;
    private final HookRuns hooks;

    // All below is guarded by the lock.
    private Stage stage = Stage.UNCLAIMED;
    private @Nullable ExitEvent event;
    private @Nullable Thread exiting;
    private boolean exitingWaits;
    private @Nullable PhaseRun lent;
    private @Nullable Thread driver;
    private int status;
    private int finalStatus;
    private Deadline whole = Deadline.NEVER;
    private Deadline untilHooksEnd = Deadline.NEVER;
    private Deadline publishing = Deadline.NEVER;
    private @Nullable ExitEvent halt;
    private Deadline halting = Deadline.NEVER;
    private boolean hooksFinished;
    private boolean deadlineExceeded;
    private int nestedCount;
    private final List<ExitEvent> nested = new ArrayList<ExitEvent>(0);
    private final List<ExitRecord.PhaseTime> phaseTimes = new ArrayList<ExitRecord.PhaseTime>();
    private final List<HandlerRun> runs = new ArrayList<HandlerRun>();
    private final Map<String, HandlerRun> runsByName = new HashMap<String, HandlerRun>();
    private final IdentityHashMap<Thread, HandlerRun> handlerThreads = new IdentityHashMap<Thread, HandlerRun>();
    private final IdentityHashMap<Thread, ExitEvent> hookExits = new IdentityHashMap<Thread, ExitEvent>();

    public ExitSequence(ExitPlan plan, ExitHost host, HookRuns hooks) {
        this.plan = plan;
        this.host = host;
        this.hooks = hooks;
    }

    ExitHost host() {
        return host;
    }

    // ---- what the exit points call ----

    /** Starts the thread that is going to drive the exit, so that none need be had then. */
    public void prepare() {
        synchronized (lock) {
            driver = startThread("atexit", new Drive());
        }
    }

    /**
     * Takes a route on which the JVM runs its hooks. Returns to the claiming thread when the hooks may run, to no other
     * thread ever.
     */
    public void beforeHooks(ExitEvent taken) {
        if (!claim(taken)) {
            if (taken.route() != ExitRoute.MAIN_RETURN && taken.route() != ExitRoute.MAIN_THROW) {
                addNested(taken);
            }
            waitForEver();
        }
        if (isDrivenHere()) {
            driveBeforeHooks();
            if (mayRunHooks()) {
                enter(Stage.HOOKS);
            } else {
                driveAfterHooks();
                haltIfNobodyElseDoes();
            }
        }
        if (!awaitHooksStage()) {
            waitForEver();
        }
    }

    /**
     * Goes on after the JVM's hooks, on the thread that claimed the exit.
     *
     * @return the status to end with
     */
    public int afterHooks() {
        synchronized (lock) {
            hooksFinished = true;
            lock.notifyAll();
        }
        if (isDrivenHere() && enter(Stage.AFTER_HOOKS)) {
            driveAfterHooks();
        }
        return awaitFinished();
    }

    /**
     * Takes the halt route, or turns the exit that is under way into a halt.
     *
     * @return the status to end with
     */
    public int halt(ExitEvent taken) {
        if (claim(taken)) {
            if (isDrivenHere()) {
                driveBeforeHooks();
                driveAfterHooks();
            }
        } else {
            turnIntoHalt(taken);
        }
        return awaitFinished();
    }

    /**
     * Called when a handler's or hook's own thread calls exit or halt.
     *
     * @return the error to throw there; null if the call is none of the sequence's. Never returns from the second such
     *     call of a thread
     */
    public @Nullable Throwable exitInside(ExitEvent taken) {
        Thread thread = Thread.currentThread();
        boolean again;
        synchronized (lock) {
            HandlerRun run = handlerThreads.get(thread);
            if (run != null) {
                again = run.addExit(taken) > 1;
            } else if (taken.route() == ExitRoute.EXIT && hooks.contains(thread) && !plan.onlyObserves()) {
                again = hookExits.put(thread, taken) != null;
            } else {
                return null;
            }
            addNested(taken);
        }
        if (again) {
            waitForEver();
        }
        return new ExitInsideExitError(taken.route(), taken.status());
    }

    /** Whether the calling thread is the one that claimed the exit. */
    public boolean isExitingThread() {
        synchronized (lock) {
            return exiting == Thread.currentThread();
        }
    }

    /** Whether a route has been taken. */
    public boolean isClaimed() {
        synchronized (lock) {
            return event != null;
        }
    }

    /** Whether all is done and only the JVM's end is left. */
    public boolean isFinished() {
        synchronized (lock) {
            return stage == Stage.FINISHED;
        }
    }

    // ---- what is known of the exit ----

    /**
     * The route that was taken.
     *
     * @throws IllegalStateException if none was
     */
    public ExitEvent event() {
        synchronized (lock) {
            if (event == null) {
                throw new IllegalStateException("no exit");
            }
            return event;
        }
    }

    /** The status after the route's map. */
    public int status() {
        synchronized (lock) {
            return status;
        }
    }

    /** What is known now. */
    public ExitRecord record() {
        synchronized (lock) {
            return new ExitRecord(
                    event(),
                    status,
                    stage.compareTo(Stage.PUBLISHING) < 0 ? statusAfterFailures() : finalStatus,
                    nested,
                    nestedCount,
                    phaseTimes,
                    runs,
                    deadlineExceeded,
                    halt != null,
                    hooksFinished);
        }
    }

    // ---- claiming ----

    private boolean claim(ExitEvent taken) {
        synchronized (lock) {
            if (event != null) {
                return false;
            }
            event = taken;
            exiting = Thread.currentThread();
            status = plan.route(taken.route()).mapStatus(taken.status());
            finalStatus = status;
            setDeadlines(taken);
            addRuns(taken);
            stage = Stage.BEFORE_HOOKS;
            if (driver == null) {
                driver = startThread("atexit", new Drive());
            }
            lock.notifyAll();
            return true;
        }
    }

    private void setDeadlines(ExitEvent taken) {
        Duration deadline = plan.deadline(taken.route());
        if (deadline != null) {
            whole = Deadline.at(taken.nanoTime(), deadline.toNanos());
            untilHooksEnd = taken.route().runsShutdownHooks()
                    ? Deadline.at(
                            taken.nanoTime(),
                            deadline.minus(plan.reserve(deadline)).toNanos())
                    : whole;
        }
    }

    private void addRuns(ExitEvent taken) {
        boolean routeRuns = plan.route(taken.route()).runsHandlers();
        for (Phase phase : plan.phases()) {
            for (DeclaredHandler handler : plan.handlersOf(phase)) {
                HandlerRun run = new HandlerRun(handler);
                runs.add(run);
                runsByName.put(handler.name(), run);
                if (!handler.on().accepts(taken.route(), taken.signal())) {
                    run.doesNotApply("not for route " + taken.route());
                } else if (!handler.when().accepts(status)) {
                    run.doesNotApply("not for status " + status);
                } else if (!routeRuns) {
                    run.leaveOut("the manifest runs no handlers on route " + taken.route());
                }
            }
        }
    }

    private void turnIntoHalt(ExitEvent taken) {
        boolean driveRest;
        synchronized (lock) {
            addNested(taken);
            if (halt == null && stage.compareTo(Stage.PUBLISHING) < 0) {
                halt = taken;
                status = plan.route(ExitRoute.HALT).mapStatus(taken.status());
                Duration deadline = plan.deadline(ExitRoute.HALT);
                halting = whole.orEarlier(deadline == null ? null : Deadline.at(taken.nanoTime(), deadline.toNanos()));
            }
            driveRest = driver == null && stage == Stage.HOOKS;
            lock.notifyAll();
        }
        if (driveRest && enter(Stage.AFTER_HOOKS)) {
            driveAfterHooks();
        }
    }

    private void addNested(ExitEvent taken) {
        synchronized (lock) {
            nestedCount++;
            if (nested.size() < MOST_NESTED) {
                nested.add(taken);
            }
        }
    }

    // ---- driving ----

    /** The work of the driving thread. */
    private final class Drive implements Runnable {
        @Override
        public void run() {
            try {
                awaitClaim();
                driveBeforeHooks();
                if (mayRunHooks()) {
                    enter(Stage.HOOKS);
                    awaitHooksEnd();
                }
                enter(Stage.AFTER_HOOKS);
                driveAfterHooks();
            } finally {
                finish();
            }
            haltIfNobodyElseDoes();
        }
    }

    private void awaitClaim() {
        synchronized (lock) {
            while (event == null) {
                await(Deadline.NEVER);
            }
        }
    }

    private boolean isDrivenHere() {
        synchronized (lock) {
            return driver == null;
        }
    }

    private void driveBeforeHooks() {
        for (Phase phase : plan.phases()) {
            if (phase.isShutdownHooks()) {
                return;
            }
            drive(phase);
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
        publish();
        finish();
    }

    private void drive(Phase phase) {
        List<HandlerRun> mine = new ArrayList<HandlerRun>();
        synchronized (lock) {
            for (HandlerRun run : runs) {
                if (run.handler().phase().equals(phase.name()) && run.outcome() == null) {
                    mine.add(run);
                }
            }
        }
        if (mine.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        new PhaseRun(this, lock, phase, mine).drive();
        synchronized (lock) {
            phaseTimes.add(new ExitRecord.PhaseTime(phase, (System.nanoTime() - start) / 1000000));
        }
    }

    /** Whether the JVM's hooks are to run now: they do not on halt, nor when their time is already up. */
    private boolean mayRunHooks() {
        synchronized (lock) {
            if (!event().route().runsShutdownHooks() || halt != null) {
                return false;
            }
            if (untilHooksEnd.hasPassed()) {
                deadlineExceeded = true;
                return false;
            }
            return true;
        }
    }

    private void awaitHooksEnd() {
        long start = System.nanoTime();
        synchronized (lock) {
            while (!hooksFinished && halt == null && !untilHooksEnd.hasPassed()) {
                await(untilHooksEnd);
            }
            if (!hooksFinished && halt == null) {
                deadlineExceeded = true;
            }
            phaseTimes.add(new ExitRecord.PhaseTime(hooksPhase(), (System.nanoTime() - start) / 1000000));
        }
    }

    private Phase hooksPhase() {
        for (Phase phase : plan.phases()) {
            if (phase.isShutdownHooks()) {
                return phase;
            }
        }
        throw new IllegalStateException("no phase " + Phase.SHUTDOWN_HOOKS);
    }

    private void publish() {
        ExitRecord record;
        synchronized (lock) {
            finalStatus = statusAfterFailures();
            stage = Stage.PUBLISHING;
            publishing = Deadline.at(System.nanoTime(), PUBLISH_NANOS);
            lock.notifyAll();
            record = record();
        }
        try {
            host.publish(record);
        } catch (Throwable ignored) {
            // The exit goes on: its status is right even where its report could not be written.
        }
    }

    private int statusAfterFailures() {
        if (status != 0) {
            return status;
        }
        for (HandlerRun run : runs) {
            HandlerOutcome outcome = run.outcome();
            if (outcome != null && outcome.isFailure() && !run.handler().isOptional()) {
                return plan.failureStatus();
            }
        }
        return status;
    }

    private boolean enter(Stage wanted) {
        synchronized (lock) {
            if (stage.compareTo(wanted) >= 0) {
                return false;
            }
            stage = wanted;
            lock.notifyAll();
            return true;
        }
    }

    private void finish() {
        enter(Stage.FINISHED);
    }

    /** Ends the JVM where the exiting thread cannot: it is stuck in hooks, or was never let into them. */
    private void haltIfNobodyElseDoes() {
        int with;
        synchronized (lock) {
            if (halt != null || hooksFinished || !event().route().runsShutdownHooks()) {
                return;
            }
            with = finalStatus;
        }
        host.halt(with);
    }

    /** The status that the JVM ends with, once all is done. */
    public int finalStatus() {
        synchronized (lock) {
            return finalStatus;
        }
    }

    // ---- waiting ----

    /** Waits on the exiting thread until the JVM's hooks may run; false if they are not to run any more. */
    private boolean awaitHooksStage() {
        while (true) {
            PhaseRun work;
            synchronized (lock) {
                if (stage != Stage.BEFORE_HOOKS) {
                    return stage == Stage.HOOKS && halt == null;
                }
                work = awaitLending(Deadline.NEVER);
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
    private int awaitFinished() {
        while (true) {
            PhaseRun work;
            synchronized (lock) {
                if (stage == Stage.FINISHED) {
                    return finalStatus;
                }
                Deadline bound = latestEnd();
                if (bound.hasPassed()) {
                    return statusAfterFailures();
                }
                work = awaitLending(bound);
            }
            if (work != null) {
                work.work();
            }
        }
    }

    private Deadline latestEnd() {
        Deadline latest = halt != null ? halting : whole;
        Deadline withGrace =
                latest.isNever() ? latest : Deadline.at(System.nanoTime(), latest.remainingNanos() + GRACE_NANOS);
        return stage == Stage.PUBLISHING ? withGrace.orEarlier(publishing) : withGrace;
    }

    /** Waits; the exiting thread may meanwhile be asked to run handlers. Called with the lock held. */
    private @Nullable PhaseRun awaitLending(Deadline until) {
        if (Thread.currentThread() != exiting) {
            await(until);
            return null;
        }
        exitingWaits = true;
        if (lent == null) {
            await(until);
        }
        exitingWaits = false;
        PhaseRun work = lent;
        lent = null;
        return work;
    }

    /** Waits for a change, at most until a deadline. Called with the lock held; an interrupt is kept for later. */
    @SuppressWarnings("WaitNotInLoop") // the callers loop: each waits for a condition of its own
    void await(Deadline until) {
        long nanos = until.remainingNanos();
        if (nanos <= 0) {
            return;
        }
        try {
            if (until.isNever()) {
                lock.wait();
            } else {
                lock.wait(nanos / 1000000 + 1);
            }
        } catch (InterruptedException e) {
            // Nobody may end this wait. The thread never returns to code that could ask for the flag, but for the
            // exiting thread, which goes on in the JDK's own code and does not ask.
        }
    }

    private void waitForEver() {
        synchronized (lock) {
            while (true) {
                await(Deadline.NEVER);
            }
        }
    }

    // ---- what phases call, with the lock held ----

    Deadline limit() {
        if (halt != null) {
            return halting;
        }
        return stage == Stage.BEFORE_HOOKS ? untilHooksEnd : whole;
    }

    String limitReason() {
        return halt != null ? "the halt's deadline passed" : "the deadline passed";
    }

    void deadlineCut() {
        deadlineExceeded = true;
    }

    @Nullable
    HandlerRun firstUnmetNeed(HandlerRun run) {
        for (String name : run.handler().needs()) {
            HandlerRun needed = runsByName.get(name);
            if (needed != null && !needed.isOk()) {
                return needed;
            }
        }
        return null;
    }

    void handlerStarts(HandlerRun run) {
        handlerThreads.put(Thread.currentThread(), run);
    }

    void handlerEnded(HandlerRun run) {
        handlerThreads.remove(Thread.currentThread());
    }

    boolean startWorker(final PhaseRun phase) {
        Thread worker = startThread("atexit handlers", new Runnable() {
            @Override
            public void run() {
                Thread.currentThread().setContextClassLoader(host.applicationLoader());
                phase.work();
            }
        });
        if (worker != null) {
            phase.workerAdded();
        }
        return worker != null;
    }

    boolean lendExitingThread(PhaseRun phase) {
        if (!exitingWaits || lent != null || Thread.currentThread() == exiting) {
            return false;
        }
        phase.workerAdded();
        lent = phase;
        lock.notifyAll();
        return true;
    }

    private static @Nullable Thread startThread(String name, Runnable work) {
        try {
            Thread thread = new Thread(null, work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        } catch (OutOfMemoryError e) {
            return null;
        }
    }
}
