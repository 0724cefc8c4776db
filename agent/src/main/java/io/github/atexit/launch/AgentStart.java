package io.github.atexit.launch;

import io.github.atexit.bridge.BridgeConnection;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.manifest.SystemVariables;
import io.github.atexit.premain.AgentClassLoader;
import io.github.atexit.premain.AgentEntry;
import io.github.atexit.report.Console;
import io.github.atexit.weave.ExitWeaver;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the agent: puts the bridge into the JDK, weaves the exit routes, and leaves the rest to the arming. */
public final class AgentStart implements AgentEntry {
    /** Called by the border's class. */
    public AgentStart() {}

    @Override
    public void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        long startNanos = System.nanoTime();
        AgentOptions options = AgentOptions.parse(arguments, new SystemVariables());
        if (!options.isEnabled()) {
            return;
        }
        if (BridgeConnection.isTaken()) {
            Console.line("a second atexit-agent on this command line is left out");
            return;
        }
        JvmAccess jvm = JvmAccess.of(instrumentation);
        jvm.openJavaBase();
        AgentClassLoader loader = (AgentClassLoader) AgentStart.class.getClassLoader();
        BridgeConnection bridge = BridgeConnection.define(jvm, loader.bytesOf("java.lang.AtExitBridge"));
        boolean mainComes = !attached && System.getProperty("sun.java.launcher") != null;
        ExitPoints points = new ExitPoints(
                new AgentArming(options, jvm, bridge), new MainThread(Thread.currentThread(), mainComes, startNanos));
        // Not one call with a conditional: to verify that, both classes would be loaded before the bridge is there.
        if (PrivilegedExitPoints.areNeeded()) {
            bridge.connect(new PrivilegedExitPoints(points));
        } else {
            bridge.connect(points);
        }
        List<String> missing = ExitWeaver.weave(instrumentation);
        if (!missing.isEmpty()) {
            Console.line("this JVM has no " + missing.get(0) + (missing.size() == 1 ? "" : " and others")
                    + "; what depends on it is not seen");
        }
        if (!mainComes) {
            points.armWithoutMain();
        }
    }
}
