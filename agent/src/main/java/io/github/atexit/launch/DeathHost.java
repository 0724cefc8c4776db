package io.github.atexit.launch;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitHost;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.journal.DeadRun;
import io.github.atexit.journal.Judgement;
import io.github.atexit.journal.RunFacts;
import io.github.atexit.report.Console;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ConsoleText;
import io.github.atexit.report.Death;
import io.github.atexit.report.ExitReport;
import io.github.atexit.report.JsonReport;
import io.github.atexit.report.MainEnd;
import io.github.atexit.report.ProcessFacts;
import io.github.atexit.report.ReportLookup;
import io.github.atexit.report.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The world of a recovery: the variables are the dead run's, the reports this one's. */
final class DeathHost implements ExitHost {
    private final DeadRun run;
    private final Judgement judgement;
    private final ReportTargets targets;
    private final SecretMask mask;
    private final ClassLoader loader;
    private final boolean unheard;

    /** @param unheard whether reporting is left to somebody whom others hear */
    DeathHost(
            DeadRun run,
            Judgement judgement,
            ReportTargets targets,
            SecretMask mask,
            ClassLoader loader,
            boolean unheard) {
        this.unheard = unheard;
        this.run = run;
        this.judgement = judgement;
        this.targets = targets;
        this.mask = mask;
        this.loader = loader;
    }

    /** Reports the death, unless that was done before; then only what was recovered since is told. */
    @Override
    public void publish(ExitRecord record, Deadline until) {
        if (unheard) {
            return;
        }
        if (run.isJudged()) {
            if (ranAny(record)) {
                Console.write(ConsoleText.ofRecovery(report(record), targets.console, mask));
            }
            return;
        }
        Path file = targets.file();
        boolean arrived = run.isBeingJudged() && file != null && ReportLookup.holds(file, run.reportId());
        try {
            if (!arrived) {
                run.reportBegins(judgement.route());
                targets.write(report(record), mask, until);
            }
            run.reported(judgement.route());
        } catch (IOException e) {
            if (targets.console != ConsoleMode.OFF) {
                Console.line("the journal cannot note that a death was told, and may tell it again: " + e.getMessage());
            }
        }
    }

    private static boolean ranAny(ExitRecord record) {
        for (HandlerRun handler : record.handlers()) {
            if (handler.thread() != null) {
                return true;
            }
        }
        return false;
    }

    private ExitReport report(ExitRecord record) {
        RunFacts facts = run.facts();
        return ExitReport.ofDeath(
                record,
                ProcessFacts.ofDead(
                        Long.toString(facts.pid()),
                        facts.host(),
                        facts.javaVersion(),
                        facts.javaVendor(),
                        facts.agentVersion()),
                facts.identity().mainClass(),
                MainEnd.recorded(run.mainEnd()),
                new Death(
                        run.reportId(),
                        facts.startMillis(),
                        judgement.uptimeMillis(),
                        run.lastState(),
                        judgement.likely()));
    }

    @Override
    public void unreported() {}

    @Override
    public long publishingNanos() {
        return targets.publishingNanos();
    }

    /** Nothing ends but the recovery. */
    @Override
    public void halt(int status) {}

    @Override
    public ClassLoader applicationLoader() {
        return loader;
    }

    @Override
    public @Nullable String variable(String name, ExitEvent event, ExitSequence sequence) {
        switch (name) {
            case "exit:route":
                return event.route().id();
            case "exit:millis":
                return Long.toString(event.timeMillis());
            case "exit:report":
                return JsonReport.text(report(sequence.record(event)), mask);
            case "jvm:pid":
                return Long.toString(run.facts().pid());
            case "jvm:main":
                return run.facts().identity().mainClass();
            case "jvm:host":
                return run.facts().host();
            case "exit:status":
            case "exit:caller":
            case "exit:signal":
            case "exit:thread":
            case "exit:stack":
                return ""; // nobody saw it
            default:
                return null;
        }
    }

    @Override
    public String mask(String text) {
        return mask.mask(text);
    }

    @Override
    public void rehearse() {}

    @Override
    public void stillWaiting(List<HandlerRun> handlers, long millis) {}
}
