package io.github.atexit.launch;

import io.github.atexit.executor.LiveExecutors;
import io.github.atexit.executor.MemberAccess;
import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRun;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.exit.SecretNames;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.premain.AtExitAgent;
import io.github.atexit.report.Console;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ConsoleText;
import io.github.atexit.report.ExitReport;
import io.github.atexit.report.JsonReport;
import io.github.atexit.report.ProcessFacts;
import io.github.atexit.report.ReportSink;
import io.github.atexit.report.SecretMask;
import io.github.atexit.report.SlowText;
import io.github.atexit.skipped.CleanupSearch;
import io.github.atexit.skipped.JdkShutdown;
import io.github.atexit.skipped.SkippedCleanup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is told of an exit and writes it where the settings say. Thread-safe. */
final class Reports implements SecretMask.Secrets {
    /** How long a report waits for what threads leave undone. */
    private static final long MOST_MILLIS = 1000;

    /** The same where the exit's time is up already. */
    private static final long LEAST_MILLIS = 50;

    private final ReportTargets targets;
    private final MainThread main;
    private final String mainClass;
    private final HookRuns hooks;
    private final LastThread lastThread;
    private final JvmAccess jvm;
    private final @Nullable MemberAccess access;
    private @Nullable ProcessFacts process;
    private final SecretMask mask = new SecretMask(this);

    /** Tells the name of the last non-daemon thread that ended. */
    interface LastThread {
        /** Null if none ended, or where it does not matter. */
        @Nullable
        String name();
    }

    /** @param access what leads from threads to executors; null if nobody asks for what threads leave undone */
    Reports(
            ReportTargets targets,
            MainThread main,
            String mainClass,
            HookRuns hooks,
            LastThread lastThread,
            JvmAccess jvm,
            @Nullable MemberAccess access) {
        this.targets = targets;
        this.main = main;
        this.mainClass = mainClass;
        this.hooks = hooks;
        this.lastThread = lastThread;
        this.jvm = jvm;
        this.access = access;
    }

    String mainClass() {
        return mainClass;
    }

    synchronized ProcessFacts process() {
        if (process == null) {
            String version = AtExitAgent.class.getPackage().getImplementationVersion();
            process = ProcessFacts.read(version == null ? "" : version, main.startNanos());
        }
        return process;
    }

    SecretMask mask() {
        return mask;
    }

    @Override
    public List<String> values() {
        return secretsOf(targets.secrets, process().commandLine());
    }

    /** These secrets, and those of this process. */
    static List<String> secretsOf(List<String> secrets, List<String> commandLine) {
        List<String> all = new ArrayList<String>(secrets);
        addNamed(System.getenv(), all);
        addNamed(System.getProperties(), all);
        addOptions(commandLine, all);
        return all;
    }

    private static void addNamed(Map<?, ?> variables, List<String> secrets) {
        for (Map.Entry<?, ?> variable : variables.entrySet()) {
            if (variable.getKey() instanceof String
                    && variable.getValue() instanceof String
                    && SecretNames.isSecret((String) variable.getKey())) {
                secrets.add((String) variable.getValue());
            }
        }
    }

    /** {@code --name=value}, {@code --name value}, {@code -Dname=value}. */
    private static void addOptions(List<String> commandLine, List<String> secrets) {
        for (int i = 0; i < commandLine.size(); i++) {
            String argument = commandLine.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (name.startsWith("-") && SecretNames.isSecret(name)) {
                if (equals >= 0) {
                    secrets.add(argument.substring(equals + 1));
                } else if (i + 1 < commandLine.size()) {
                    secrets.add(commandLine.get(i + 1));
                }
            }
        }
    }

    /** The report of what is known now. */
    ExitReport report(ExitRecord record) {
        return report(record, Deadline.NEVER);
    }

    private ExitReport report(ExitRecord record, Deadline until) {
        boolean runsHooks =
                record.event().route().runsShutdownHooks() && !record.halted() && !record.deadlineExceeded();
        List<HookRun> jvmHooks;
        if (hooks.haveBegun()) {
            jvmHooks = hooks.look();
        } else {
            jvmHooks = runsHooks ? Collections.<HookRun>emptyList() : JdkShutdown.registeredHooks();
        }
        List<String> files =
                record.hooksFinished() || runsHooks ? Collections.<String>emptyList() : JdkShutdown.deleteOnExitFiles();
        return new ExitReport(
                record,
                process(),
                mainClass,
                main.end(),
                isNormalEnd(record.event().route()) ? lastThread.name() : null,
                jvmHooks,
                files,
                undone(record, until));
    }

    /** Under the application's worst conditions the search may fail; the rest is told all the same. */
    private SkippedCleanup undone(ExitRecord record, Deadline until) {
        if (access == null) {
            return SkippedCleanup.NOTHING;
        }
        try {
            if (!record.event().route().cutsCalls() && !LiveExecutors.mayBeAny()) {
                return SkippedCleanup.NOTHING;
            }
            return CleanupSearch.search(
                    record.event(),
                    hooks,
                    jvm,
                    access,
                    targets.wantDetails(),
                    Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, until.remainingNanos() / 1000000)));
        } catch (RuntimeException | Error e) {
            return SkippedCleanup.NOTHING;
        }
    }

    private static boolean isNormalEnd(ExitRoute route) {
        return route == ExitRoute.MAIN_RETURN || route == ExitRoute.MAIN_THROW;
    }

    /** Whether the console is on. */
    boolean speaks() {
        return targets.speaks();
    }

    /** Writes one line to the console, unless it is off. */
    void tell(String text) {
        if (speaks()) {
            Console.line(mask().mask(text));
        }
    }

    /** How long {@link #publish} may take. */
    long publishingNanos() {
        return targets.publishingNanos();
    }

    /**
     * Writes the report to wherever the settings say. One place that cannot be written to keeps no other from it.
     *
     * @param until when the exit is to be over
     */
    void publish(ExitRecord record, Deadline until) {
        if (!targets.sinks().isEmpty()) {
            targets.write(report(record, until), mask(), until);
        }
    }

    /** What publishing does, without an effect. */
    void rehearse(ExitRecord record) {
        ExitReport report = report(record);
        // What a handler may ask for, and what the console may be told, whatever is published.
        JsonReport.line(report, mask());
        ConsoleText.of(report, ConsoleMode.FULL, mask());
        for (ReportSink sink : targets.sinks()) {
            sink.rehearse(report, mask());
        }
    }

    /** Names on the console what a long exit is waiting for. */
    void stillWaiting(List<HandlerRun> handlers, long millis) {
        if (!targets.speaks()) {
            return;
        }
        List<HookRun> running = handlers.isEmpty() ? hooks.look() : Collections.<HookRun>emptyList();
        Console.write(SlowText.of(handlers, running, millis, mask()));
    }
}
