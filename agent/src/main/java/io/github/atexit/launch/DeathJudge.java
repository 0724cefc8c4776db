package io.github.atexit.launch;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.journal.DeadRun;
import io.github.atexit.journal.EarlierRuns;
import io.github.atexit.journal.JournalDirectory;
import io.github.atexit.journal.Judgement;
import io.github.atexit.journal.Recovery;
import io.github.atexit.journal.RunIdentity;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ReportSettings;
import io.github.atexit.report.Console;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ProcessFacts;
import io.github.atexit.report.ReportLookup;
import io.github.atexit.report.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges runs that ended without a report: each is reported once, and its recovery handlers run, each at most once. For
 * the next start, before main, and for a process that does nothing else.
 */
public final class DeathJudge {
    /** What all recovery at one start may take. */
    public static final Duration MOST = Duration.ofSeconds(30);
    /** How long a process that does nothing else waits for another one that judges: it need not do it, too. */
    private static final Duration OF_ANOTHER = Duration.ofMillis(300);

    /** Runs whose recovery may wait for others to end; the oldest beyond are given up, so that they do not pile up. */
    private static final int MOST_WAITING = 100;

    private final ReportTargets targets;
    private final SecretMask mask;
    private final Handlers handlers;
    private final ClassLoader loader;
    private final @Nullable Set<String> types;
    private final @Nullable RecoveryExits exits;

    /** Where handlers come from. */
    public interface Handlers {
        /** The manifest, read anew, because a handler's body runs once only; null for no handlers. */
        @Nullable
        ExitManifest fresh();
    }

    private DeathJudge(
            ReportTargets targets,
            SecretMask mask,
            Handlers handlers,
            ClassLoader loader,
            @Nullable Set<String> types,
            @Nullable RecoveryExits exits) {
        this.targets = targets;
        this.mask = mask;
        this.handlers = handlers;
        this.loader = loader;
        this.types = types;
        this.exits = exits;
    }

    /**
     * A judge in the JVM of a next start.
     *
     * @param exits hears of the recoveries, whose handlers may run any code
     */
    static DeathJudge inNextStart(
            ReportTargets targets, SecretMask mask, Handlers handlers, ClassLoader loader, RecoveryExits exits) {
        return new DeathJudge(targets, mask, handlers, loader, null, exits);
    }

    /**
     * A judge in a process of its own.
     *
     * @param options merged with the manifest
     * @param manifest null if there is none
     * @param types the handler types that can run in this process; others are left to the next start
     */
    public static DeathJudge of(
            AgentOptions options, @Nullable ExitManifest manifest, Handlers handlers, Set<String> types) {
        final List<String> secrets = manifest == null ? Collections.<String>emptyList() : manifest.secrets();
        ReportSettings settings = manifest == null ? ReportSettings.NONE : manifest.report();
        SecretMask mask = new SecretMask(new SecretMask.Secrets() {
            @Override
            public List<String> values() {
                return Reports.secretsOf(
                        secrets, ProcessFacts.read("", System.nanoTime()).commandLine());
            }
        });
        return new DeathJudge(
                new ReportTargets(options, settings, secrets),
                mask,
                handlers,
                ClassLoader.getSystemClassLoader(),
                types,
                null);
    }

    /**
     * Judges the dead runs of an identity.
     *
     * @param directory the journal
     * @param noticed the process whose death was noticed just now
     * @param millis when that was, in milliseconds since the epoch
     * @throws IOException if the journal cannot be read
     */
    public void judge(String directory, RunIdentity identity, String noticed, long millis) throws IOException {
        String host = ProcessFacts.read("", System.nanoTime()).host();
        EarlierRuns runs = JournalDirectory.open(directory).look(identity, host, OF_ANOTHER);
        for (DeadRun run : runs.dead()) {
            if (Long.toString(run.facts().pid()).equals(noticed)) {
                run.noticed(millis);
            }
        }
        judge(runs);
    }

    /** Judges all of them, and closes them. What goes wrong with one is told and keeps no other from it. */
    public void judge(EarlierRuns runs) {
        Deadline until = Deadline.after(MOST);
        for (String problem : runs.damaged()) {
            tell("a record of the journal is damaged, its run cannot be judged: " + problem);
        }
        int tooMany = runs.dead().size() - MOST_WAITING;
        for (DeadRun run : runs.dead()) {
            judge(run, runs.othersLive(), until, tooMany-- <= 0);
        }
    }

    /** Judges one, unless the time is up, and closes it. */
    public void judge(DeadRun run, boolean othersLive, Deadline until) {
        judge(run, othersLive, until, true);
    }

    private void judge(DeadRun run, boolean othersLive, Deadline until, boolean mayWait) {
        try {
            if (!until.hasPassed() && !hasReportOfItsOwn(run)) {
                boolean left = recover(run, othersLive, Duration.ofNanos(until.remainingNanos()));
                if (left && !mayWait) {
                    tell("too many runs wait for their recovery; that of pid "
                            + run.facts().pid() + " is given up");
                }
                if (!left || !mayWait) {
                    run.recovered();
                }
            }
        } catch (Throwable e) {
            tell("the run with pid " + run.facts().pid() + " could not be judged: " + e);
        } finally {
            run.close();
        }
    }

    /** Whether the run died between its report and the note that it is written. */
    private boolean hasReportOfItsOwn(DeadRun run) {
        String id = run.ownReportId();
        Path file = targets.file();
        if (id == null || file == null || !ReportLookup.holds(file, id)) {
            return false;
        }
        run.wasReported();
        return true;
    }

    /** Whether handlers are left for a later start. */
    private boolean recover(DeadRun run, boolean othersLive, Duration within) {
        ExitManifest manifest = handlers.fresh();
        ExitPlan plan = manifest == null ? ExitPlan.observing(null) : manifest.plan(manifest.deadline());
        Judgement judgement = Judgement.of(run);
        // Where only the console of an application would be told, its next start does that.
        boolean unheard = types != null && targets.sinks().isEmpty();
        DeathHost host = new DeathHost(run, judgement, targets, mask, loader, unheard);
        return run(Recovery.of(run, judgement, plan, within, othersLive, types, host)) || !run.isJudged();
    }

    private boolean run(Recovery recovery) {
        if (exits == null) {
            return recovery.run();
        }
        exits.begin(recovery.sequence());
        try {
            return recovery.run();
        } finally {
            exits.end(recovery.sequence());
        }
    }

    private void tell(String text) {
        if (targets.console != ConsoleMode.OFF) {
            Console.line(mask.mask(text));
        }
    }
}
