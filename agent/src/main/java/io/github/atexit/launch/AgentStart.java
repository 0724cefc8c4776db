package io.github.atexit.launch;

import io.github.atexit.bridge.BridgeConnection;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.jvm.OutsideView;
import io.github.atexit.manifest.SystemVariables;
import io.github.atexit.premain.AgentClassLoader;
import io.github.atexit.premain.AgentEntry;
import io.github.atexit.report.Console;
import io.github.atexit.weave.CountingBridge;
import io.github.atexit.weave.ExitWeaver;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent: puts the bridge into the JDK, weaves the exit routes, and leaves the rest to the arming. Loaded into a
 * JVM that already runs, it weaves when nothing refuses the attachment any more, so that a refusal leaves the JVM as it was;
 * a further load is another attachment. Used by one thread at a time.
 */
public final class AgentStart implements AgentEntry {
    private @Nullable ExitPoints points;
    private @Nullable Attachment attachment;
    private boolean woven;

    /** Called by the border's class. */
    public AgentStart() {}

    @Override
    public void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        long startNanos = System.nanoTime();
        String given = attached ? Attachment.options(arguments) : arguments;
        AgentOptions options = AgentOptions.parse(given, new SystemVariables());
        if (!options.isEnabled()) {
            return;
        }
        ExitPoints known = points;
        if (known == null ? BridgeConnection.isTaken() : !attached) {
            Console.line("a second atexit-agent on this command line is left out");
            return;
        }
        JvmAccess jvm = JvmAccess.of(instrumentation);
        boolean mainComes = !attached && System.getProperty("sun.java.launcher") != null;
        if (known == null) {
            long since = attached ? JvmStart.nanoTime(startNanos) : startNanos;
            if (attached) {
                jvm.hasRunFor((startNanos - since) / 1000000);
            }
            if (options.observer() != null) {
                Observation.in(options.observer()).started();
            }
            known = prepare(options, jvm, new MainThread(Thread.currentThread(), mainComes, since));
            points = known;
        }
        if (attached) {
            attach(known, options, Attachment.isAsked(arguments), jvm);
            return;
        }
        weave(known, instrumentation);
        if (!mainComes) {
            known.armWithoutMain();
        }
    }

    /** Defines the bridge and changes nothing else. */
    private static ExitPoints prepare(AgentOptions options, JvmAccess jvm, MainThread main)
            throws ReflectiveOperationException {
        jvm.openJavaBase();
        AgentClassLoader loader = (AgentClassLoader) AgentStart.class.getClassLoader();
        byte[] bytes = loader.bytesOf("java.lang.AtExitBridge");
        BridgeConnection bridge = BridgeConnection.define(jvm, OutsideView.is8() ? bytes : CountingBridge.of(bytes));
        return new ExitPoints(new AgentArming(options, jvm, bridge, new OutsideView(jvm)), main);
    }

    private void attach(final ExitPoints to, AgentOptions options, boolean asked, final JvmAccess jvm)
            throws UnmodifiableClassException {
        if (attachment == null) {
            attachment = new Attachment(to, new OutsideView(jvm), new Attachment.Weaving() {
                @Override
                public void weave() throws UnmodifiableClassException {
                    if (!woven) {
                        AgentStart.this.weave(to, jvm.instrumentation());
                    }
                }
            });
        }
        attachment.arm(options, asked);
    }

    private void weave(ExitPoints to, Instrumentation instrumentation) throws UnmodifiableClassException {
        woven = true;
        to.takeOver();
        List<String> missing = ExitWeaver.weave(instrumentation);
        if (!missing.isEmpty()) {
            Console.line("this JVM has no " + missing.get(0) + (missing.size() == 1 ? "" : " and others")
                    + "; what depends on it is not seen");
        }
    }
}
