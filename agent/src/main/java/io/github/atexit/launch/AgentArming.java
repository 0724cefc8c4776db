package io.github.atexit.launch;

import io.github.atexit.bridge.BridgeConnection;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.report.Console;
import io.github.atexit.report.ConsoleMode;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** TEMPORARY */
final class AgentArming {
    private final JvmAccess jvm;
    private final long startNanos;

    AgentArming(@Nullable String arguments, JvmAccess jvm, BridgeConnection bridge, long startNanos) {
        this.jvm = jvm;
        this.startNanos = startNanos;
    }

    @Nullable ArmedAgent mainLoaded(Class<?> mainClass, final ExitPoints points, MainThread main) {
        HookRuns hooks = new HookRuns();
        Reports reports = new Reports(
                new Reports.ReportTargets(ConsoleMode.FULL, java.nio.file.Paths.get("/tmp/r.jsonl"), Collections.<String>emptyList(), "x"),
                main, true, mainClass.getName(), hooks, points, startNanos);
        Host host = new Host(main, reports);
        ExitSequence sequence = new ExitSequence(ExitPlan.observing(), host, hooks);
        return new ArmedAgent(sequence, new ExitEvents(jvm, new CallerFinder(jvm, Collections.<String>emptyList())), hooks, host);
    }

    void suppressed(Throwable t) {
        Console.line("suppressed " + t);
        t.printStackTrace();
    }
}
