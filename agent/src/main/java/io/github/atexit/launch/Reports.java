package io.github.atexit.launch;

import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.HookRun;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.report.Console;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ConsoleText;
import io.github.atexit.report.ExitReport;
import io.github.atexit.report.JsonReport;
import io.github.atexit.report.ProcessFacts;
import io.github.atexit.report.ReportFile;
import io.github.atexit.report.SecretMask;
import io.github.atexit.skipped.JdkShutdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is told of an exit and writes it where the settings say. Thread-safe. */
final class Reports {
    private final MainThread main;
    private final boolean mainKnown;
    private final String mainClass;
    private final HookRuns hooks;
    private final LastThread lastThread;
    private final ConsoleMode console;
    private final @Nullable Path file;
    private final List<String> secrets;
    private final String agentVersion;
    private final long startNanos;
    private @Nullable ProcessFacts process;
    private @Nullable SecretMask mask;

    /** Tells the name of the last non-daemon thread that ended. */
    interface LastThread {
        @Nullable String name();
    }

    Reports(ReportTargets targets, MainThread main, boolean mainKnown, String mainClass, HookRuns hooks, LastThread lastThread, long startNanos) {
        this.main = main;
        this.mainKnown = mainKnown;
        this.mainClass = mainClass;
        this.hooks = hooks;
        this.lastThread = lastThread;
        this.console = targets.console;
        this.file = targets.file;
        this.secrets = targets.secrets;
        this.agentVersion = targets.agentVersion;
        this.startNanos = startNanos;
    }

    /** Where reports go. */
    static final class ReportTargets {
        final ConsoleMode console;
        final @Nullable Path file;
        final List<String> secrets;
        final String agentVersion;

        ReportTargets(ConsoleMode console, @Nullable Path file, List<String> secrets, String agentVersion) {
            this.console = console;
            this.file = file;
            this.secrets = secrets;
            this.agentVersion = agentVersion;
        }
    }

    String mainClass() {
        return mainClass;
    }

    synchronized ProcessFacts process() {
        if (process == null) {
            process = ProcessFacts.read(agentVersion, startNanos);
        }
        return process;
    }

    synchronized SecretMask mask() {
        if (mask == null) {
            List<String> all = new ArrayList<String>(secrets);
            addNamed(System.getenv(), all);
            addNamed(System.getProperties(), all);
            addOptions(process().commandLine(), all);
            mask = new SecretMask(all);
        }
        return mask;
    }

    private static void addNamed(Map<?, ?> variables, List<String> secrets) {
        for (Map.Entry<?, ?> variable : variables.entrySet()) {
            if (variable.getKey() instanceof String
                    && variable.getValue() instanceof String
                    && SecretMask.isSecretName((String) variable.getKey())) {
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
            if (name.startsWith("-") && SecretMask.isSecretName(name)) {
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
        boolean runsHooks = record.event().route().runsShutdownHooks() && !record.halted() && !record.deadlineExceeded();
        List<HookRun> jvmHooks;
        if (hooks.haveBegun()) {
            jvmHooks = hooks.look();
        } else {
            jvmHooks = runsHooks ? Collections.<HookRun>emptyList() : JdkShutdown.registeredHooks();
        }
        List<String> files = record.hooksFinished() || runsHooks
                ? Collections.<String>emptyList()
                : JdkShutdown.deleteOnExitFiles();
        return new ExitReport(
                record,
                process(),
                mainClass,
                mainKnown ? main.end() : io.github.atexit.report.MainEnd.UNKNOWN,
                lastThread.name(),
                jvmHooks,
                files);
    }

    /** Writes the report to the file and the console. */
    void publish(ExitRecord record) {
        ExitReport report = report(record);
        if (file != null) {
            try {
                ReportFile.append(file, JsonReport.line(report, mask()));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (console != ConsoleMode.OFF) {
                    Console.line("the report could not be written to " + file + ": " + e);
                }
            }
        }
        if (console != ConsoleMode.OFF) {
            Console.write(ConsoleText.of(report, console, mask()));
        }
    }
}
