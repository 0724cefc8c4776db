package io.github.atexit.launch;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.journal.EarlierRuns;
import io.github.atexit.journal.JournalDirectory;
import io.github.atexit.journal.RunFacts;
import io.github.atexit.journal.RunIdentity;
import io.github.atexit.journal.RunJournal;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.report.ProcessFacts;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a start does with its journal: judges the runs before it, and begins the record of its own. */
final class JournalStart {
    private final String directory;
    private final RunIdentity identity;
    private final Reports reports;
    private final AgentArming arming;

    /**
     * @param identity whose earlier runs are judged
     * @param arming reads the manifest, once more for each run that is recovered
     */
    JournalStart(String directory, RunIdentity identity, Reports reports, AgentArming arming) {
        this.directory = directory;
        this.identity = identity;
        this.reports = reports;
        this.arming = arming;
    }

    /** The record as what it is to the sequence. Its class is loaded here, where there is one, and not while arming. */
    static ExitListener listener(RunJournal journal) {
        return journal;
    }

    /**
     * Judges, then begins. Where the directory cannot be used one line says why, and the run goes on without.
     *
     * @param handlers those of this run's exit
     */
    @Nullable
    RunJournal begin(List<DeclaredHandler> handlers, ReportTargets targets, ClassLoader loader) {
        try {
            ProcessFacts process = reports.process();
            JournalDirectory journal = JournalDirectory.open(directory);
            EarlierRuns runs = journal.look(identity, process.host(), DeathJudge.MOST);
            if (!runs.areNone()) {
                RecoveryExits exits = arming.recoveries();
                DeathJudge.inNextStart(targets, reports.mask(), new FreshManifest(), loader, exits)
                        .judge(runs);
            }
            long started = System.currentTimeMillis() - process.uptimeMillis(System.nanoTime());
            RunFacts facts = RunFacts.ofSelf(
                    identity, Long.parseLong(process.pid()), started, process.host(), process.agentVersion(), handlers);
            return journal.start(facts, handlers);
        } catch (IOException | RuntimeException | LinkageError e) {
            String why = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
            reports.tell("no journal is kept in " + directory + ": " + why);
            return null;
        }
    }

    /** The manifest, read anew. */
    private final class FreshManifest implements DeathJudge.Handlers {
        @Override
        public @Nullable ExitManifest fresh() {
            ManifestReading reading = arming.read();
            return reading == null ? null : reading.manifest();
        }
    }
}
