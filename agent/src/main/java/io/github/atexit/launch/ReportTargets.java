package io.github.atexit.launch;

import io.github.atexit.exit.Deadline;
import io.github.atexit.manifest.OtlpSettings;
import io.github.atexit.manifest.ReportSettings;
import io.github.atexit.report.Console;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ConsoleSink;
import io.github.atexit.report.ExitReport;
import io.github.atexit.report.OtlpSink;
import io.github.atexit.report.ReportFile;
import io.github.atexit.report.ReportSink;
import io.github.atexit.report.SecretMask;
import io.github.atexit.report.TerminationLog;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where reports go, and what they must not show. Immutable. */
final class ReportTargets {
    private static final long WRITING_NANOS = 2000000000L; // 2 s

    final ConsoleMode console;
    final List<String> secrets;

    /** The JSON Lines file; null for none. */
    private final @Nullable String file;

    /** The directory of the command that observes this JVM; null if none does. */
    private final @Nullable String observer;

    private final ReportSettings settings;

    ReportTargets(AgentOptions options, ReportSettings settings, List<String> secrets) {
        this.console = ConsoleMode.of(options.console());
        this.file = options.report();
        this.observer = options.observer();
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Whether what cannot wait for the report is said on stderr. */
    boolean speaks() {
        return console != ConsoleMode.OFF || observer != null;
    }

    /** How long it may take to bring a report everywhere. */
    long publishingNanos() {
        OtlpSettings otlp = settings.otlp();
        long page = settings.html() == null ? 0 : PageSink.LONGEST_NANOS;
        return WRITING_NANOS + page + (otlp == null ? 0 : otlp.timeout().toNanos());
    }

    /** Whether more is asked for than what {@code auto} says: the report, or every exit on the console. */
    boolean wantDetails() {
        return file != null || settings.html() != null || console != ConsoleMode.AUTO;
    }

    /** The JSON Lines file; null for none. */
    @Nullable
    Path file() {
        return file == null ? null : Paths.get(file).toAbsolutePath();
    }

    /**
     * Writes a report everywhere. One place that cannot be written to keeps no other from it.
     *
     * @param until when it is to be over
     */
    void write(ExitReport report, SecretMask mask, Deadline until) {
        for (ReportSink sink : sinks()) {
            try {
                sink.write(report, mask, until);
            } catch (Throwable e) {
                if (console != ConsoleMode.OFF) {
                    Console.line(mask.mask("the report could not be written to " + sink + ": " + problem(e)));
                }
            }
        }
    }

    private static String problem(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || thrown.getClass() != IOException.class ? thrown.toString() : message;
    }

    /** Whether bringing a report everywhere takes long enough to be reckoned with. */
    boolean takeTime() {
        return settings.html() != null;
    }

    /** Where a report goes, in the order in which it is written: not made before the first is, nor loaded in vain. */
    List<ReportSink> sinks() {
        List<ReportSink> sinks = new ArrayList<ReportSink>();
        if (observer != null) {
            sinks.add(Observation.in(observer));
        }
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
        String html = settings.html();
        if (html != null) {
            sinks.add(new PageSink(Paths.get(html).toAbsolutePath()));
        }
        OtlpSettings otlp = settings.otlp();
        if (otlp != null) {
            sinks.add(new OtlpSink(otlp.target(), otlp.headers(), otlp.resource(), otlp.timeout()));
        }
        return sinks;
    }
}
