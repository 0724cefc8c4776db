package io.github.atexit.exit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is settled of one exit: how far it has come, the route that named it, what a rule says of it, a halt that arrived
 * since, and the status to end with. Guarded by the exit's monitor.
 */
final class ExitState {
    /** How far an exit has come. */
    enum Stage {
        UNCLAIMED,
        BEFORE_HOOKS,
        HOOKS,
        AFTER_HOOKS,
        PUBLISHING,
        FINISHED
    }

    private static final int MOST_FAILURES = 3;
    private static final String BYPASSED = "a rule bypasses all handlers";

    final ExitDeadlines deadlines = new ExitDeadlines();
    final HandlerRuns runs = new HandlerRuns();
    final RegisteredHandlers registered;
    private volatile ExitPlan plan;
    private volatile ExitListener listener;
    private Stage stage = Stage.UNCLAIMED;
    private @Nullable ExitEvent event;
    private @Nullable ExitEvent halt;
    private @Nullable ExitRuling ruling;
    private int status;
    private int finalStatus;
    private boolean hooksFinished;

    ExitState(ExitPlan plan, ExitListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.registered = new RegisteredHandlers(plan.phaseOfRegistered());
    }

    /** What the exit is to do; does not change once a route has been taken. */
    ExitPlan plan() {
        return plan;
    }

    /** Who hears of the exit; as constant as the plan. */
    ExitListener listener() {
        return listener;
    }

    /** Takes another plan; what was registered at run time is kept. Not after a route has been taken. */
    void adopt(ExitPlan newPlan, ExitListener newListener) {
        plan = newPlan;
        listener = newListener;
        registered.moveTo(newPlan.phaseOfRegistered());
    }

    /**
     * The first route that was taken names the exit, and decides which handlers it is for. Tried again where there is no
     * memory: a collection that began before the ballast was dropped does not find its room.
     */
    void take(ExitEvent taken, @Nullable ExitRuling by) {
        for (int failures = 0; !isClaimed(); failures++) {
            try {
                tryToTake(taken, by);
            } catch (OutOfMemoryError e) {
                if (failures == MOST_FAILURES) {
                    throw e;
                }
            }
        }
        try {
            listener.claimed(taken);
        } catch (OutOfMemoryError e) {
            // A record that cannot be kept costs no exit.
        }
    }

    private void tryToTake(ExitEvent taken, @Nullable ExitRuling by) {
        ruling = by;
        status = isBypassed() ? taken.status() : plan.route(taken.route()).mapStatus(taken.status());
        finalStatus = status;
        deadlines.start(taken, plan, by);
        int known = runs.all().size();
        try {
            addRuns(taken);
        } catch (OutOfMemoryError e) {
            runs.forgetAfter(known);
            throw e;
        }
        event = taken;
        stage = Stage.BEFORE_HOOKS;
    }

    private void addRuns(ExitEvent taken) {
        String leftOut = null;
        if (isBypassed()) {
            leftOut = BYPASSED;
        } else if (!plan.route(taken.route()).runsHandlers()) {
            leftOut = "the manifest runs no handlers on route " + taken.route();
        }
        if (leftOut != null) {
            leaveOutRegistered(leftOut);
        }
        for (Phase phase : plan.phases()) {
            for (HandlerRun run : runs.add(plan.handlersOf(phase))) {
                DeclaredHandler handler = run.handler();
                EarlierRun earlier = listener.earlier(handler);
                if (earlier != null) {
                    run.settle(earlier);
                } else if (!handler.on().accepts(taken.route(), taken.signal())) {
                    run.doesNotApply("not for route " + taken.route());
                } else if (!handler.when().accepts(status)) {
                    run.doesNotApply("not for status " + status);
                } else if (leftOut != null) {
                    run.leaveOut(leftOut);
                }
            }
        }
    }

    private void leaveOutRegistered(String why) {
        for (Phase phase : plan.phases()) {
            DeclaredHandler handler;
            while ((handler = registered.next(phase)) != null) {
                runs.addRegistered(handler).leaveOut(why);
            }
            registered.end(phase);
        }
    }

    /** The exit becomes a halt, unless it is one already or only its end is left. */
    void turnIntoHalt(ExitEvent taken, @Nullable ExitRuling by) {
        if (event().route() != ExitRoute.HALT && halt == null && stage.compareTo(Stage.PUBLISHING) < 0) {
            halt = taken;
            boolean bypass = by != null && by.isBypass();
            status = bypass ? taken.status() : plan.route(ExitRoute.HALT).mapStatus(taken.status());
            deadlines.halt(taken, bypass ? Duration.ZERO : plan.deadline(ExitRoute.HALT));
        }
    }

    /** Moves on; false if the exit is already there or further. */
    boolean enter(Stage wanted) {
        if (stage.compareTo(wanted) >= 0) {
            return false;
        }
        stage = wanted;
        return true;
    }

    boolean isAt(Stage wanted) {
        return stage == wanted;
    }

    boolean isClaimed() {
        return event != null;
    }

    /**
     * The route that was taken.
     *
     * @throws IllegalStateException if none was
     */
    ExitEvent event() {
        if (event == null) {
            throw new IllegalStateException("no exit");
        }
        return event;
    }

    boolean isHalted() {
        return halt != null;
    }

    /** Whether a rule keeps the agent's hands off this exit. */
    boolean isBypassed() {
        return ruling != null && ruling.isBypass();
    }

    /** The rule that has its say, as reports name it; null if none has. */
    @Nullable
    String rule() {
        return ruling == null ? null : ruling.rule();
    }

    void setHooksFinished() {
        hooksFinished = true;
    }

    boolean haveHooksFinished() {
        return hooksFinished;
    }

    /** Whether the JVM's hooks are to be waited for: they are skipped by a halt. */
    boolean awaitsHooks() {
        return !hooksFinished && halt == null;
    }

    /** Whether the JVM's hooks are to run now: they do not on halt, nor when their time is already up. */
    boolean mayRunHooks() {
        if (!event().route().runsShutdownHooks() || halt != null) {
            return false;
        }
        if (deadlines.untilHooksEnd().hasPassed()) {
            deadlines.setExceeded();
            return false;
        }
        return true;
    }

    /** Whether the exiting thread cannot end the JVM: it is stuck in hooks, or was never let into them. */
    boolean needsAnotherToHalt() {
        return awaitsHooks() && event().route().runsShutdownHooks();
    }

    /** The status that handlers see: after the route's map, and after a halt that arrived since. */
    int statusOf(ExitEvent of) {
        return of == event ? status : of.status();
    }

    /** The status that the JVM is to end with as far as is known now. */
    int statusToEndWith() {
        if (stage.compareTo(Stage.PUBLISHING) >= 0) {
            return finalStatus;
        }
        // A process ends with the last eight bits of what it asks for: exit(256) says that all is well.
        return (status & 0xff) == 0 && runs.failed() ? plan.failureStatus() : status;
    }

    /** Settles the status; the report is next. */
    void startPublishing(long atMostNanos) {
        finalStatus = statusToEndWith();
        deadlines.startPublishing(atMostNanos);
        enter(Stage.PUBLISHING);
    }

    /** Goes no further, whatever is still under way; false if it was finished. */
    boolean cutOff() {
        if (stage == Stage.FINISHED) {
            return false;
        }
        finalStatus = statusToEndWith();
        stage = Stage.FINISHED;
        return true;
    }

    /** Until when a phase's handlers may run. */
    Deadline limit(Phase phase) {
        return phase.isAside() ? Deadline.NEVER : deadlines.forHandlers(stage == Stage.BEFORE_HOOKS);
    }
}
