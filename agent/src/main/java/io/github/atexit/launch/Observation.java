package io.github.atexit.launch;

import io.github.atexit.attach.ObservedRun;
import io.github.atexit.evidence.OomKills;
import io.github.atexit.evidence.ProcessStart;
import io.github.atexit.exit.Deadline;
import io.github.atexit.report.ConsoleMode;
import io.github.atexit.report.ConsoleText;
import io.github.atexit.report.ExitReport;
import io.github.atexit.report.JsonReport;
import io.github.atexit.report.ProcessFacts;
import io.github.atexit.report.ReportSink;
import io.github.atexit.report.SecretMask;
import java.io.IOException;

/** Tells the command {@code why}, which started this JVM, how far it comes. Stateless but for what it is made with. */
final class Observation implements ReportSink {
    private final String directory;
    private final long pid;
    private final long ticks;

    private Observation(String directory, long pid) {
        this.directory = directory;
        this.pid = pid;
        this.ticks = ProcessStart.ofSelf();
    }

    static Observation in(String directory) {
        return new Observation(
                directory, Long.parseLong(ProcessFacts.read("", 0).pid()));
    }

    /** The JVM has started. */
    void started() {
        OomKills kills = OomKills.ofSelf();
        try {
            ObservedRun.started(
                    directory,
                    pid,
                    ticks,
                    System.currentTimeMillis(),
                    kills.file(),
                    kills.count(),
                    ProcessFacts.read("", 0).commandLine());
        } catch (IOException e) {
            // The command has ended, or this process may not write there: another user's, another container's.
        }
    }

    /** The agent has armed. */
    void armed(String mainClass) {
        try {
            ObservedRun.armed(directory, pid, ticks, mainClass);
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void write(ExitReport report, SecretMask mask, Deadline until) {
        try {
            ObservedRun.ended(
                    directory,
                    pid,
                    ticks,
                    JsonReport.line(report, mask),
                    ConsoleText.of(report, ConsoleMode.SUMMARY, mask));
        } catch (IOException e) {
            // As above; nobody asked for a message.
        }
    }

    @Override
    public void rehearse(ExitReport report, SecretMask mask) {
        JsonReport.line(report, mask);
        ConsoleText.of(report, ConsoleMode.SUMMARY, mask);
    }
}
