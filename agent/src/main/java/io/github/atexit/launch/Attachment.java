package io.github.atexit.launch;

import io.github.atexit.attach.AttachReply;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.jvm.OutsideView;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.Words;
import io.github.atexit.report.Console;
import io.github.atexit.skipped.JdkShutdown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads of the agent into a JVM that already runs: each arms it, or gives it another manifest, and is answered. */
final class Attachment {
    private static final String TOO_LATE = "an exit is under way, nothing can be changed any more";

    private final ExitPoints points;
    private final OutsideView outside;
    private int answers;

    Attachment(ExitPoints points, OutsideView outside) {
        this.points = points;
        this.outside = outside;
    }

    /** Whether somebody waits for the answer, so that nothing need be said on the application's stderr. */
    static boolean isAsked(@Nullable String arguments) {
        return arguments != null && arguments.startsWith(AttachReply.ASKED);
    }

    /** The options among the arguments. */
    static @Nullable String options(@Nullable String arguments) {
        return arguments != null && isAsked(arguments) ? arguments.substring(AttachReply.ASKED.length()) : arguments;
    }

    /**
     * Arms, or replaces the manifest.
     *
     * @return false if the JVM was left as it was
     */
    boolean arm(AgentOptions options, boolean asked) {
        ArmedAgent before = points.armed();
        if (before != null && options.manifest() == null && options.problems().isEmpty()) {
            answer(AttachReply.Outcome.UNCHANGED, before, Collections.<String>emptyList());
            return true;
        }
        List<String> lines = new ArrayList<String>();
        try {
            AttachReply.Outcome outcome = before == null ? AttachReply.Outcome.ARMED : AttachReply.Outcome.REPLACED;
            answer(outcome, attach(options, before, lines), lines);
            return true;
        } catch (AttachRefused e) {
            answer(AttachReply.Outcome.REFUSED, before, e.reasons());
            for (String reason : asked ? Collections.<String>emptyList() : e.reasons()) {
                Console.line(reason);
            }
            return false;
        }
    }

    private ArmedAgent attach(AgentOptions options, @Nullable ArmedAgent before, List<String> notes)
            throws AttachRefused {
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
        ArmedAgent agent = arming.arm(manifest, main, points.main(), points, before);
        if (agent == null) {
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
