package io.github.atexit.journal;

import io.github.atexit.evidence.BootId;
import io.github.atexit.evidence.JvmFlags;
import io.github.atexit.evidence.OomKills;
import io.github.atexit.evidence.PidNamespace;
import io.github.atexit.evidence.ProcessStart;
import io.github.atexit.exit.DeclaredHandler;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is known of a run from its start: who it is, and what is needed to tell whether it lives and how it died. Nothing
 * that a manifest's variables put in. Immutable.
 */
public final class RunFacts {
    final RunIdentity identity;
    final long pid;
    final long startTicks;
    final String bootId;
    final String pidNamespace;
    final String host;
    final long startMillis;
    final String directory;
    final JvmFlags flags;
    final String oomFile;
    final long oomKills;
    final String javaVersion;
    final String javaVendor;
    final String agentVersion;
    /** The names of the handlers whose cells follow, in their order. */
    final List<String> handlers;

    RunFacts(
            RunIdentity identity,
            long pid,
            long startTicks,
            String bootId,
            String pidNamespace,
            String host,
            long startMillis,
            String directory,
            JvmFlags flags,
            String oomFile,
            long oomKills,
            String javaVersion,
            String javaVendor,
            String agentVersion,
            List<String> handlers) {
        this.identity = identity;
        this.pid = pid;
        this.startTicks = startTicks;
        this.bootId = bootId;
        this.pidNamespace = pidNamespace;
        this.host = host;
        this.startMillis = startMillis;
        this.directory = directory;
        this.flags = flags;
        this.oomFile = oomFile;
        this.oomKills = oomKills;
        this.javaVersion = javaVersion;
        this.javaVendor = javaVendor;
        this.agentVersion = agentVersion;
        this.handlers = Collections.unmodifiableList(new ArrayList<String>(handlers));
    }

    /**
     * The facts of this process.
     *
     * @param startMillis when it started, in milliseconds since the epoch
     * @param handlers those that its exit may run
     */
    public static RunFacts ofSelf(
            RunIdentity identity,
            long pid,
            long startMillis,
            String host,
            String agentVersion,
            List<DeclaredHandler> handlers) {
        OomKills kills = OomKills.ofSelf();
        List<String> names = new ArrayList<String>();
        for (int i = 0; i < handlers.size() && i < RunImage.MOST_HANDLERS; i++) {
            names.add(FactsFormat.name(handlers.get(i).name()));
        }
        return new RunFacts(
                identity,
                pid,
                ProcessStart.ofSelf(),
                BootId.current(),
                PidNamespace.current(),
                host,
                startMillis,
                new File("").getAbsolutePath(),
                JvmFlags.ofSelf(),
                kills.file(),
                kills.count(),
                System.getProperty("java.version", ""),
                System.getProperty("java.vendor", ""),
                agentVersion,
                names);
    }

    public RunIdentity identity() {
        return identity;
    }

    /** Whether it is a record of the same process, which a manifest attached anew gives a second one. */
    boolean isOfSameProcess(RunFacts other) {
        return pid == other.pid
                && startTicks == other.startTicks
                && startTicks != ProcessStart.UNKNOWN
                && bootId.equals(other.bootId)
                && pidNamespace.equals(other.pidNamespace)
                && host.equals(other.host);
    }

    /** The process's id in its own namespace. */
    public long pid() {
        return pid;
    }

    public String host() {
        return host;
    }

    /** Milliseconds since the epoch. */
    public long startMillis() {
        return startMillis;
    }

    public String javaVersion() {
        return javaVersion;
    }

    public String javaVendor() {
        return javaVendor;
    }

    public String agentVersion() {
        return agentVersion;
    }

    /**
     * Sorts in the order of the records' making: identity, time, process.
     *
     * @param millis when the record is made, in milliseconds since the epoch: a process may make more than one
     */
    String fileName(long millis) {
        return identity.digits() + "-" + RunIdentity.hex(millis, 12) + "-" + pid;
    }
}
