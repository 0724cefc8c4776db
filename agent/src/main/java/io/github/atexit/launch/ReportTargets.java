package io.github.atexit.launch;

import io.github.atexit.manifest.ReportSettings;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ConsoleSink;
import io.github.atexit.report.ReportFile;
import io.github.atexit.report.ReportSink;
import io.github.atexit.report.TerminationLog;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where reports go, and what they must not show. Immutable. */
final class ReportTargets {
    private static final long PUBLISHING_NANOS = 2000000000L; // 2 s

    final ConsoleMode console;
    final List<String> secrets;

    /** The JSON Lines file; null for none. */
    private final @Nullable String file;

    private final ReportSettings settings;

    ReportTargets(AgentOptions options, ReportSettings settings, List<String> secrets) {
        this.console = ConsoleMode.of(options.console());
        this.file = options.report();
        this.settings = settings;
        this.secrets = secrets;
    }

    /** How long it may take to bring a report everywhere. */
    long publishingNanos() {
        return PUBLISHING_NANOS;
    }

    /** Where a report goes, in the order in which it is written: not made before the first is, nor loaded in vain. */
    List<ReportSink> sinks() {
        List<ReportSink> sinks = new ArrayList<ReportSink>();
        if (file != null) {
            sinks.add(new ReportFile(Paths.get(file).toAbsolutePath()));
        }
        String terminationLog = settings.terminationLog();
        if (terminationLog != null && !terminationLog.equals(TerminationLog.OFF)) {
            sinks.add(TerminationLog.at(terminationLog, console));
        }
        if (console != ConsoleMode.OFF) {
            sinks.add(new ConsoleSink(console));
        }
        return sinks;
    }
}
