package io.github.atexit.launch;

import io.github.atexit.attach.AttachReply;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.jvm.OutsideView;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.Words;
import io.github.atexit.report.Console;
import io.github.atexit.skipped.JdkShutdown;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads of the agent into a JVM that already runs: each arms it, or gives it another manifest, and is answered. */
final class Attachment {
    private static final String TOO_LATE = "an exit is under way, nothing can be changed any more";

    private final ExitPoints points;
    private final OutsideView outside;
    private final Weaving weaving;
    private int answers;

    /** What makes the JVM's exits known to the agent. */
    interface Weaving {
        /** Weaves the exit routes, unless they are. */
        void weave() throws UnmodifiableClassException;
    }

    Attachment(ExitPoints points, OutsideView outside, Weaving weaving) {
        this.points = points;
        this.outside = outside;
        this.weaving = weaving;
    }

    /** Whether somebody waits for the answer, so that nothing need be said on the application's stderr. */
    static boolean isAsked(@Nullable String arguments) {
        return arguments != null && arguments.startsWith(AttachReply.ASKED);
    }

    /** The options among the arguments. */
    static @Nullable String options(@Nullable String arguments) {
        return arguments != null && isAsked(arguments) ? arguments.substring(AttachReply.ASKED.length()) : arguments;
    }

    /** Arms, or replaces the manifest, or says why the JVM was left as it was. */
    void arm(AgentOptions options, boolean asked) throws UnmodifiableClassException {
        ArmedAgent before = points.armed();
        if (before != null && options.manifest() == null && options.problems().isEmpty()) {
            answer(AttachReply.Outcome.UNCHANGED, before, Collections.<String>emptyList());
            return;
        }
        List<String> lines = new ArrayList<String>();
        try {
            AttachReply.Outcome outcome = before == null ? AttachReply.Outcome.ARMED : AttachReply.Outcome.REPLACED;
            answer(outcome, attach(options, before, lines), lines);
        } catch (AttachRefused e) {
            answer(AttachReply.Outcome.REFUSED, before, e.reasons());
            for (String reason : asked ? Collections.<String>emptyList() : e.reasons()) {
                Console.line(reason);
            }
        }
    }

    private ArmedAgent attach(AgentOptions options, @Nullable ArmedAgent before, List<String> notes)
            throws AttachRefused, UnmodifiableClassException {
        if (JdkShutdown.isUnderWay()) {
            throw new AttachRefused(TOO_LATE);
        }
        AgentArming arming = points.arming().with(options);
        ManifestReading reading = arming.read();
        if (arming.addProblems(reading, notes)) {
            throw new AttachRefused(notes);
        }
        ExitManifest manifest = reading == null ? null : reading.manifest();
        String main = mainClass(options, manifest, arming.jvm());
        // Arming runs the handlers of dead runs, whose exits only woven code can hold back.
        weaving.weave();
        ArmedAgent agent = arming.arm(manifest, main, points.main(), points, before);
        if (agent == null) {
            throw new AttachRefused(TOO_LATE);
        }
        if (before == null && JdkShutdown.isUnderWay()) {
            arming.leave();
            agent.withdraw();
            throw new AttachRefused(TOO_LATE);
        }
        points.replace(arming, agent);
        InstanceTracking tracking = arming.tracking();
        if (tracking != null) {
            notes.addAll(tracking.unknownInstances());
        }
        return agent;
    }

    /** The main class's name, if it is accepted; empty where it is not known. */
    private String mainClass(AgentOptions options, @Nullable ExitManifest manifest, JvmAccess jvm)
            throws AttachRefused {
        Class<?> mainClass = outside.launchedMain();
        LoadedMain loaded = mainClass == null ? null : LoadedMain.of(mainClass, jvm);
        if (mainClass != null && loaded == null) {
            throw new AttachRefused(
                    "its main class " + mainClass.getName() + " is the JDK's own; such a JVM is left alone");
        }
        List<String> globs = options.mainClass();
        if (globs.isEmpty() && manifest != null) {
            globs = manifest.mainClass();
        }
        if (!globs.isEmpty() && (loaded == null || !loaded.matches(globs))) {
            throw new AttachRefused(
                    (loaded == null ? "its main class is not known" : "its main class is " + loaded.name())
                            + ", and only " + Words.list(globs) + " is accepted (mainClass)");
        }
        return loaded == null ? "" : loaded.name();
    }

    private void answer(AttachReply.Outcome outcome, @Nullable ArmedAgent agent, List<String> lines) {
        AttachReply reply = new AttachReply(
                ++answers, outcome, agent == null ? "" : agent.manifest, agent == null ? 0 : agent.handlers, lines);
        outside.setProperty(AttachReply.PROPERTY, reply.toString());
    }
}
