package io.github.atexit.process;

import io.github.atexit.attach.ObservedRun;
import io.github.atexit.evidence.HsErrFile;
import io.github.atexit.evidence.JvmFlags;
import io.github.atexit.evidence.OomKills;
import io.github.atexit.evidence.ProcessStart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one JVM of an observed command ended, or that it did not. Immutable. */
public final class ObservedEnd {
    /** What is known of its end. */
    public enum Kind {
        /** It passed a route that Java sees, and reported. */
        REPORTED,
        /** It left an hs_err file. */
        CRASHED,
        /** It was observed and ended without a word. */
        VANISHED,
        /** It ended before its main class was loaded, or its main class is the JDK's own. */
        UNOBSERVED,
        /** It has not ended. */
        RUNNING
    }

    private final ObservedRun run;
    private final Kind kind;
    private final boolean own;
    private final int status;
    private final List<String> likely;

    private ObservedEnd(ObservedRun run, Kind kind, boolean own, int status, List<String> likely) {
        this.run = run;
        this.kind = kind;
        this.own = own;
        this.status = status;
        this.likely = Collections.unmodifiableList(likely);
    }

    /**
     * What a command's JVM left shows.
     *
     * @param environment the command's variables
     */
    static ObservedEnd of(ObservedRun run, ObservedCommand command, Map<String, String> environment) {
        boolean own = run.pid() == command.pid();
        int status = command.status();
        if (run.text() != null) {
            return new ObservedEnd(run, Kind.REPORTED, own, status, Collections.emptyList());
        }
        boolean lives = run.ticks() >= 0 && ProcessStart.of(run.pid()) == run.ticks();
        if (lives) {
            return new ObservedEnd(run, Kind.RUNNING, own, status, Collections.emptyList());
        }
        JvmFlags flags = JvmFlags.of(run.commandLine(), environment);
        HsErrFile crash = HsErrFile.find(run.pid(), flags.errorFile(), run.directory(), run.startMillis());
        if (crash != null) {
            return new ObservedEnd(run, Kind.CRASHED, own, status, Collections.singletonList(crash.evidence()));
        }
        UnixSignal signal = UnixSignal.of(status);
        if (run.armedFor() == null && (!own || signal == null)) {
            return new ObservedEnd(run, Kind.UNOBSERVED, own, status, Collections.emptyList());
        }
        return new ObservedEnd(run, Kind.VANISHED, own, status, likely(run, flags, own, status));
    }

    private static List<String> likely(ObservedRun run, JvmFlags flags, boolean own, int status) {
        List<String> likely = new ArrayList<>();
        UnixSignal signal = UnixSignal.of(status);
        boolean fullHeap = flags.exitsOnOutOfMemory() && status == 3;
        String kills = OomKills.inFile(run.oomFile()).evidence(run.oomKills());
        if (kills != null) {
            likely.add(kills);
        }
        if (signal != null) {
            likely.add((own ? "its status " : "the command's status ") + status + " is that of " + signal
                    + (signal == UnixSignal.KILL && kills == null ? ": kill -9, or the kernel's OOM killer" : ""));
        } else if (own && !fullHeap) {
            likely.add("its status is " + status
                    + ", and no exit of Java's was passed: native code called exit or _exit, or a debugger ended it");
        }
        if (fullHeap || (signal != null && !signal.isCrash() && signal != UnixSignal.KILL) || !own) {
            likely.addAll(flags.evidence());
        }
        return likely;
    }

    public ObservedRun run() {
        return run;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is the command's own process, so that the command's status is its. */
    public boolean isOwn() {
        return own;
    }

    /** The command's status. */
    public int status() {
        return status;
    }

    /** What evidence shows where it did not report; empty if nothing does. */
    public List<String> likely() {
        return likely;
    }

    /** The main class for which the agent armed; else what the command line names. */
    public String name() {
        String armed = run.armedFor();
        return armed == null || armed.isEmpty() ? JavaCommand.nameOf(run.commandLine()) : armed;
    }

    /** What the console is told of a reported end; null for another. */
    public @Nullable String text() {
        return run.text();
    }

    /** The ends of all JVMs of a command: its own process first, then the last one first. */
    public static List<ObservedEnd> of(ObservedCommand command, Map<String, String> environment) {
        List<ObservedEnd> ends = new ArrayList<>();
        for (ObservedRun run : command.runs()) {
            ends.add(of(run, command, environment));
        }
        ends.sort((one, other) -> one.own != other.own
                ? (one.own ? -1 : 1)
                : Long.compare(other.run.lastHeardMillis(), one.run.lastHeardMillis()));
        return ends;
    }
}
