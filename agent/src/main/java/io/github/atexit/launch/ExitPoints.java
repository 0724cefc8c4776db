package io.github.atexit.launch;

import io.github.atexit.exit.ExitInsideExitError;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.ExitUnwindError;
import io.github.atexit.skipped.JdkShutdown;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's answer to every call of woven code. Until the agent is armed it lets everything pass. Called on the
 * application's threads, so that it does what it must and no more.
 */
final class ExitPoints extends AtExitBridge implements Reports.LastThread {
    private volatile AgentArming arming;
    private final MainThread main;
    private volatile @Nullable ArmedAgent armed;
    private volatile @Nullable String lastThread;

    ExitPoints(AgentArming arming, MainThread main) {
        this.arming = arming;
        this.main = main;
    }

    /** Arms a JVM in which no main is going to be loaded. */
    void armWithoutMain() {
        armed = arming.withoutMain(main, this);
    }

    /** What is armed; null if nothing is. */
    @Nullable
    ArmedAgent armed() {
        return armed;
    }

    AgentArming arming() {
        return arming;
    }

    MainThread main() {
        return main;
    }

    /** Hears of everything from now on. */
    void takeOver() {
        if (PrivilegedExitPoints.areNeeded()) {
            arming.bridge().connect(new PrivilegedExitPoints(this));
        } else {
            arming.bridge().connect(this);
        }
    }

    /** Another arming and what it has armed take over. */
    void replace(AgentArming next, ArmedAgent agent) {
        AgentArming before = arming;
        arming = next;
        armed = agent;
        before.leave();
    }

    /** The name of the last non-daemon thread that ended; null if none did. */
    @Override
    public @Nullable String name() {
        return lastThread;
    }

    @Override
    protected void onMainLoaded(Class<?> mainClass) {
        ArmedAgent agent = armed;
        if (agent == null) {
            armed = arming.mainLoaded(mainClass, main, this);
        }
    }

    @Override
    protected @Nullable Throwable onRuntimeExit(int status) {
        RecoveryExits recovering = arming.recovering();
        if (recovering != null && recovering.isHere()) {
            return recovering.refuseExit(status);
        }
        ArmedAgent agent = armed;
        if (agent == null || (agent.rules == null && !agent.sequence.mayHoldThisThread())) {
            return null;
        }
        try {
            return exitRefused(agent, status);
        } catch (OutOfMemoryError e) {
            agent.dropBallast();
            return exitRefused(agent, status);
        } catch (StackOverflowError e) {
            return agent.refuseWithoutStack(e);
        }
    }

    private static @Nullable Throwable exitRefused(ArmedAgent agent, int status) {
        ObservedExit exit = agent.events.exit(status);
        Throwable inside = agent.sequence.exitInside(exit.event());
        if (inside != null || agent.rules == null) {
            return inside;
        }
        Throwable refused = agent.rules.atExit(exit);
        if (refused instanceof ExitUnwindError) {
            agent.dropBallast();
        }
        return refused;
    }

    @Override
    protected @Nullable Throwable onRuntimeHalt(int status) {
        RecoveryExits recovering = arming.recovering();
        if (recovering != null && recovering.isHere()) {
            return recovering.refuseHalt(status);
        }
        ArmedAgent agent = armed;
        if (agent == null || (agent.rules == null && !agent.sequence.mayHoldThisThread())) {
            return null;
        }
        try {
            return haltRefused(agent, status);
        } catch (OutOfMemoryError e) {
            agent.dropBallast();
            return haltRefused(agent, status);
        } catch (StackOverflowError e) {
            return agent.refuseWithoutStack(e);
        }
    }

    private static @Nullable Throwable haltRefused(ArmedAgent agent, int status) {
        ObservedExit halt = agent.events.halt(status);
        Throwable inside = agent.sequence.exitInside(halt.event());
        return inside != null || agent.rules == null ? inside : agent.rules.atHalt(halt);
    }

    @Override
    protected void onShutdownExit(int status) {
        ArmedAgent agent = armed;
        if (agent == null) {
            return;
        }
        exitBegins(agent);
        try {
            DecidedExit exit = agent.exit(status);
            agent.sequence.beforeHooks(exit.event, exit.ruling);
        } catch (StackOverflowError e) {
            agent.handOver.exit(status);
        }
    }

    @Override
    protected void onShutdownBegins() {
        ArmedAgent agent = armed;
        if (agent != null) {
            exitBegins(agent);
            if (agent.rules != null) {
                agent.rules.lastThreadEnded();
            }
            DecidedExit end = agent.decide(agent.events.lastThreadEnd(main));
            agent.sequence.beforeHooks(end.event, end.ruling);
        }
    }

    @Override
    protected void onShutdownEnds() {
        ArmedAgent agent = armed;
        if (agent == null || !agent.sequence.isExitingThread()) {
            return;
        }
        int status = agent.sequence.afterHooks();
        // The launcher ends the process with its own status; a JNI host goes on and must not be halted.
        if (status != agent.sequence.event().status() && System.getProperty("sun.java.launcher") != null) {
            agent.halt(status);
        }
    }

    @Override
    protected int onHalt(int status) {
        ArmedAgent agent = armed;
        if (agent == null) {
            return status;
        }
        exitBegins(agent);
        try {
            return halt(agent, status);
        } catch (StackOverflowError e) {
            agent.handOver.halt(status);
            return status;
        }
    }

    private static int halt(ArmedAgent agent, int status) {
        ExitSequence sequence = agent.sequence;
        if (sequence.isFinished()) {
            return sequence.finalStatus();
        }
        if (sequence.isExitingThread()) {
            return sequence.afterHooks();
        }
        DecidedExit halt = agent.halting(status);
        return sequence.halt(halt.event, halt.ruling);
    }

    /** The first statement of every exit that nobody denies. */
    private void exitBegins(ArmedAgent agent) {
        agent.dropBallast();
        InstanceTracking tracking = arming.tracking();
        if (tracking != null) {
            try {
                tracking.stop();
            } catch (OutOfMemoryError | StackOverflowError e) {
                // The transformer stays. What that costs is a line on stderr; the exit goes on.
            }
        }
    }

    @Override
    protected void onConstructed(Object instance) {
        InstanceTracking tracking = arming.tracking();
        if (tracking != null) {
            tracking.constructed(instance);
        }
    }

    @Override
    protected @Nullable BooleanSupplier onRegister(String name, Runnable action) {
        ArmedAgent agent = armed;
        return agent == null ? null : agent.register(name, action);
    }

    @Override
    protected void onHooksBegin(@Nullable Map<?, ?> hooks) {
        ArmedAgent agent = armed;
        if (agent != null && hooks != null) {
            agent.hooks.begin(JdkShutdown.hooksOf(hooks.keySet()));
        }
    }

    @Override
    protected boolean onUncaught(Thread thread, Throwable thrown) {
        ArmedAgent agent = armed;
        if (agent != null && agent.rules != null && agent.rules.uncaught(thread, thrown)) {
            return true;
        }
        if (main.is(thread)) {
            if (agent != null && thrown instanceof OutOfMemoryError) {
                // What prints the error loads classes, and there is no room for a transformer's copies of them.
                exitBegins(agent);
            }
            main.threw(thrown);
        } else if (agent != null && agent.hooks.contains(thread)) {
            agent.hooks.threw(thread);
            return thrown instanceof ExitInsideExitError;
        }
        return false;
    }

    @Override
    protected void onThreadEnds(Thread thread) {
        ArmedAgent agent = armed;
        if (agent != null && agent.rules != null) {
            agent.rules.threadEnds(thread);
        }
        if (main.is(thread)) {
            main.ends();
            if (agent != null) {
                agent.mainEnds(main);
            }
            main.leave();
        }
        if (agent != null) {
            if (!thread.isDaemon() && !agent.hooks.haveBegun()) {
                lastThread = thread.getName();
            }
            agent.hooks.ended(thread);
        }
    }

    @Override
    protected void onSuppressed(Throwable thrown) {
        arming.suppressed(thrown);
    }
}
