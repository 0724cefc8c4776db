package io.github.atexit.launch;

import io.github.atexit.exit.ExitInsideExitError;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.skipped.JdkShutdown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's answer to every call of woven code. Until the agent is armed it lets everything pass. Called on the
 * application's threads, so that it does what it must and no more.
 */
final class ExitPoints extends AtExitBridge implements Reports.LastThread {
    private final AgentArming arming;
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
        ArmedAgent agent = armed;
        return agent == null || !agent.sequence.mayHoldThisThread()
                ? null
                : agent.sequence.exitInside(agent.events.exit(status));
    }

    @Override
    protected @Nullable Throwable onRuntimeHalt(int status) {
        ArmedAgent agent = armed;
        return agent == null || !agent.sequence.mayHoldThisThread()
                ? null
                : agent.sequence.exitInside(agent.events.halt(status));
    }

    @Override
    protected void onShutdownExit(int status) {
        ArmedAgent agent = armed;
        if (agent == null) {
            return;
        }
        agent.dropBallast();
        try {
            agent.sequence.beforeHooks(agent.handOver.exitEvent(status));
        } catch (StackOverflowError e) {
            agent.handOver.exit(status);
        }
    }

    @Override
    protected void onShutdownBegins() {
        ArmedAgent agent = armed;
        if (agent != null) {
            agent.dropBallast();
            agent.sequence.beforeHooks(agent.events.mainEnd(main));
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
        agent.dropBallast();
        try {
            return halt(agent.sequence, agent.handOver, status);
        } catch (StackOverflowError e) {
            agent.handOver.halt(status);
            return status;
        }
    }

    private static int halt(ExitSequence sequence, ExitHandOver handOver, int status) {
        if (sequence.isFinished()) {
            return sequence.finalStatus();
        }
        return sequence.isExitingThread() ? sequence.afterHooks() : sequence.halt(handOver.haltEvent(status));
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
        if (main.is(thread)) {
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
        if (main.is(thread)) {
            main.ends();
            if (agent != null) {
                agent.sequence.mainEnds(agent.events.mainEnd(main));
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
