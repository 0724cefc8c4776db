package io.github.atexit.launch;

import io.github.atexit.bridge.BridgeConnection;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.jmx.MBeanRegistration;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.ReportSettings;
import io.github.atexit.manifest.SystemVariables;
import io.github.atexit.report.Console;
import io.github.atexit.rule.ExitRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, when main's class is loaded and not yet initialised, whether the agent arms, and with what. A wrong
 * configuration stops the start here and not in premain: an exit there makes JDK 26 and 27 wait for a minute.
 */
final class AgentArming {
    private static final int EX_CONFIG = 78;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final AgentOptions options;
    private final JvmAccess jvm;
    private final HandlerJvm handlerJvm;
    private volatile @Nullable InstanceTracking tracking;
    private boolean told;

    AgentArming(AgentOptions options, JvmAccess jvm, BridgeConnection bridge) {
        this.options = options;
        this.jvm = jvm;
        this.handlerJvm = new HandlerJvm(jvm, bridge);
    }

    /** The instances that are recorded; null while none are. */
    @Nullable
    InstanceTracking tracking() {
        return tracking;
    }

    /** Arms for a main class; null if this JVM is to be left alone. Does not return if the configuration is wrong. */
    @Nullable
    ArmedAgent mainLoaded(Class<?> mainClass, MainThread main, Reports.LastThread lastThread) {
        LoadedMain loaded = LoadedMain.of(mainClass, jvm);
        if (loaded == null || !loaded.matches(options.mainClass())) {
            return null;
        }
        String file = options.manifest();
        ManifestReading reading = file == null ? null : reader().read(file, options.isTrusting());
        if (reading != null && !isAccepted(loaded, reading)) {
            return null;
        }
        boolean isWrong = tellProblems(reading);
        if (isWrong && options.isStrict(reading == null ? null : reading.strict())) {
            stopTheStart();
        }
        ExitManifest manifest = isWrong || reading == null ? null : reading.manifest();
        return arm(manifest, loaded.name(), main, lastThread);
    }

    /** Arms where no launcher loads a main class, unless a certain one is wanted; never stops the JVM. */
    @Nullable
    ArmedAgent withoutMain(MainThread main, Reports.LastThread lastThread) {
        String file = options.manifest();
        ManifestReading reading = file == null ? null : reader().read(file, options.isTrusting());
        List<String> wanted = reading == null ? Collections.<String>emptyList() : reading.mainClass();
        if (!options.mainClass().isEmpty() || (wanted != null && !wanted.isEmpty())) {
            return null;
        }
        boolean isWrong = tellProblems(reading);
        return arm(isWrong || reading == null ? null : reading.manifest(), "", main, lastThread);
    }

    private ManifestReader reader() {
        ManifestReader reader = new ManifestReader(new HandlerTypes(handlerJvm), new SystemVariables());
        return options.journal() == null ? reader : reader.withJournal();
    }

    /** The option has been tested; the manifest's own globs count where there is no option and they can be read. */
    private boolean isAccepted(LoadedMain loaded, ManifestReading reading) {
        List<String> globs = reading.mainClass();
        return !options.mainClass().isEmpty() || globs == null || loaded.matches(globs);
    }

    /** Prints all that is wrong; whether any of it is more than a warning. */
    private boolean tellProblems(@Nullable ManifestReading reading) {
        boolean isWrong = false;
        StringBuilder text = new StringBuilder();
        for (String problem : options.problems()) {
            text.append(Console.PREFIX).append(problem).append('\n');
            isWrong = true;
        }
        if (reading != null) {
            for (ManifestProblem problem : reading.problems()) {
                text.append(problem).append('\n');
                isWrong |= !problem.isWarning();
            }
        }
        Console.write(text.toString());
        return isWrong;
    }

    private static void stopTheStart() {
        Console.line("the configuration is wrong, the application was not started (strict=false starts it observed)");
        Runtime.getRuntime().exit(EX_CONFIG);
    }

    private ArmedAgent arm(
            @Nullable ExitManifest manifest, String mainClass, MainThread main, Reports.LastThread lastThread) {
        AgentOptions merged = manifest == null ? options : options.or(manifest);
        HookRuns hooks = new HookRuns();
        List<String> secrets = manifest == null ? new ArrayList<String>() : manifest.secrets();
        List<String> wrappers = manifest == null ? new ArrayList<String>() : manifest.wrappers();
        ReportTargets targets =
                new ReportTargets(merged, manifest == null ? ReportSettings.NONE : manifest.report(), secrets);
        Reports reports = new Reports(targets, main, mainClass, hooks, lastThread);
        ExitEvents events = new ExitEvents(jvm, new CallerFinder(jvm, wrappers));
        Rehearsal rehearsal = new Rehearsal(new Reports(targets, main, mainClass, hooks, lastThread), events);
        ExitPlan plan = manifest == null
                ? ExitPlan.observing(merged.deadline())
                : new ExitPlan(
                        manifest.phases(),
                        manifest.handlers(),
                        manifest.routes(),
                        merged.deadline(),
                        manifest.failureStatus(),
                        manifest.slow());
        List<ExitRule> rules = manifest == null ? Collections.<ExitRule>emptyList() : manifest.rules();
        if (!rules.isEmpty()) {
            plan = plan.withRules();
        }
        if (options.isDebug()) {
            Console.line("armed for " + (mainClass.isEmpty() ? "a JVM without a main class" : mainClass)
                    + (manifest == null ? ", observing only" : " with " + options.manifest()) + ": phases " + plan);
        }
        Host host = new Host(main, reports, rehearsal);
        ExitSequence sequence = new ExitSequence(plan, host, hooks);
        if (!plan.onlyObserves()) {
            sequence.prepare();
        }
        if (manifest != null) {
            handlerJvm.classpath(manifest.classpath());
            if (manifest.jmx()) {
                MBeanRegistration.start(String.valueOf(options.manifest()), manifest.handlers(), host);
            }
        }
        track(plan);
        return new ArmedAgent(
                sequence,
                events,
                hooks,
                rules.isEmpty() ? null : new RuledExits(rules, sequence, host),
                host,
                manifest == null ? DEFAULT_TIMEOUT : manifest.timeout(),
                !plan.onlyObserves());
    }

    private void track(ExitPlan plan) {
        InstanceTracking instances = InstanceTracking.of(plan.handlers(), jvm.instrumentation());
        if (instances != null) {
            handlerJvm.track(instances);
            tracking = instances;
            instances.start();
        }
    }

    /** A bug of the agent's was kept from the application: one line tells of the first. */
    synchronized void suppressed(Throwable thrown) {
        if (!told) {
            told = true;
            Console.line("a failure inside the agent was ignored: " + thrown);
        }
        if (options.isDebug()) {
            StringBuilder stack = new StringBuilder();
            for (StackTraceElement frame : thrown.getStackTrace()) {
                stack.append(Console.PREFIX).append("    at ").append(frame).append('\n');
            }
            Console.write(stack.toString());
        }
    }
}
