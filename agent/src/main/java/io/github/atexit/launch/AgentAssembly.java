package io.github.atexit.launch;

import io.github.atexit.attach.ArmedMark;
import io.github.atexit.executor.MemberAccess;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.jmx.MBeanRegistration;
import io.github.atexit.journal.RunIdentity;
import io.github.atexit.journal.RunJournal;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ReportSettings;
import io.github.atexit.report.Console;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts an armed agent together: the exit's plan and sequence, where it is reported, its record. Used once. */
final class AgentAssembly {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final AgentArming arming;
    private final @Nullable ExitManifest manifest;
    private final AgentOptions options;
    private final String mainClass;
    private final MainThread main;
    private final Reports.LastThread lastThread;
    private final @Nullable ArmedAgent before;
    private final HookRuns hooks;
    private final ReportTargets targets;
    private final Reports reports;
    private final ExitEvents events;
    private final ExitPlan plan;

    /**
     * @param manifest null if the agent only observes
     * @param before what is armed already; null if nothing is
     */
    AgentAssembly(
            AgentArming arming,
            @Nullable ExitManifest manifest,
            String mainClass,
            MainThread main,
            Reports.LastThread lastThread,
            @Nullable ArmedAgent before) {
        this.arming = arming;
        this.manifest = manifest;
        this.options = manifest == null ? arming.options() : arming.options().or(manifest);
        this.mainClass = mainClass;
        this.main = main;
        this.lastThread = lastThread;
        this.before = before;
        this.hooks = before == null ? new HookRuns() : before.hooks;
        List<String> secrets = manifest == null ? new ArrayList<String>() : manifest.secrets();
        List<String> wrappers = manifest == null ? new ArrayList<String>() : manifest.wrappers();
        this.targets = new ReportTargets(options, manifest == null ? ReportSettings.NONE : manifest.report(), secrets);
        this.reports = reports(arming.handlerJvm());
        this.events = new ExitEvents(arming.jvm(), new CallerFinder(arming.jvm(), wrappers));
        this.plan = plan();
    }

    private Reports reports(@Nullable MemberAccess access) {
        return new Reports(targets, main, mainClass, hooks, lastThread, arming.jvm(), access);
    }

    private ExitPlan plan() {
        ExitPlan wanted = manifest == null ? ExitPlan.observing(options.deadline()) : manifest.plan(options.deadline());
        return targets.takeTime() ? wanted.withReserve() : wanted;
    }

    /** Null if another manifest was armed before and an exit under way needs it. */
    @Nullable
    ArmedAgent assemble() {
        tellIfAsked();
        if (manifest != null) {
            arming.handlerJvm().classpath(manifest.classpath());
        }
        SentinelStart sentinel = sentinel();
        RunJournal journal = journal();
        if (sentinel != null) {
            sentinel.accompany(journal);
        }
        Host host = new Host(main, reports, new Rehearsal(reports(null), events), journal);
        ExitSequence sequence = sequence(host, journal);
        if (sequence == null) {
            return null;
        }
        if (!plan.onlyObserves()) {
            sequence.prepare();
        }
        boolean hasMBean = hasMBean(host);
        arming.track(plan, host);
        String path = manifest == null ? "" : new File(manifestPath()).getAbsolutePath();
        show(path);
        if (sentinel != null) {
            sentinel.await();
        }
        return new ArmedAgent(
                sequence,
                events,
                hooks,
                rules(sequence, host),
                host,
                journal,
                manifest == null ? DEFAULT_TIMEOUT : manifest.timeout(),
                !plan.onlyObserves(),
                path,
                plan.handlers().size(),
                hasMBean);
    }

    private void tellIfAsked() {
        if (options.isDebug()) {
            Console.line("armed for " + (mainClass.isEmpty() ? "a JVM without a main class" : mainClass)
                    + (manifest == null ? ", observing only" : " with " + manifestPath()) + ": phases " + plan);
        }
    }

    private String manifestPath() {
        return String.valueOf(options.manifest());
    }

    /** The companion, which starts while the rest is put together; null if none is wanted. */
    private @Nullable SentinelStart sentinel() {
        boolean watched = manifest != null && manifest.sentinel() && options.journal() != null;
        return watched
                ? SentinelStart.begin(options, mainClass, arming.variables().properties(), reports)
                : null;
    }

    /** Judges the runs before this one, and begins its own record; null where no journal is kept. */
    private @Nullable RunJournal journal() {
        String directory = options.journal();
        if (directory == null) {
            return null;
        }
        RunIdentity identity = RunIdentity.of(options.manifest(), mainClass);
        return new JournalStart(directory, identity, reports, arming)
                .begin(plan.handlers(), targets, main.contextLoader());
    }

    /** A new one, or the one before, which goes on for this plan; null if it is too late for that. */
    private @Nullable ExitSequence sequence(Host host, @Nullable RunJournal journal) {
        if (before == null) {
            ExitListener listener = journal == null ? ExitListener.NONE : JournalStart.listener(journal);
            return new ExitSequence(plan, host, hooks, listener);
        }
        return before.adopt(plan, host, journal) ? before.sequence : null;
    }

    /** Registers the MBean if it is wanted, and withdraws the one before if it is not any more. */
    private boolean hasMBean(Host host) {
        if (manifest != null && manifest.jmx()) {
            MBeanRegistration.start(manifestPath(), plan.handlers(), host);
            return true;
        }
        if (before != null && before.hasMBean) {
            MBeanRegistration.withdraw(host);
        }
        return false;
    }

    /** Lets those know who look at this JVM from outside. */
    private void show(String path) {
        if (options.observer() != null) {
            Observation.in(options.observer()).armed(mainClass);
        }
        arming.outside().showCounter(ArmedMark.PREFIX, path, plan.handlers().size());
    }

    private @Nullable RuledExits rules(ExitSequence sequence, Host host) {
        return manifest == null || manifest.rules().isEmpty() ? null : new RuledExits(manifest.rules(), sequence, host);
    }
}
