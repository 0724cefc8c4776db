package io.github.atexit.report;

import io.github.atexit.exit.Deadline;

/** Stderr, for people. */
public final class ConsoleSink implements ReportSink {
    private final ConsoleMode mode;

    public ConsoleSink(ConsoleMode mode) {
        this.mode = mode;
    }

    @Override
    public void write(ExitReport report, SecretMask mask, Deadline until) {
        Console.write(ConsoleText.of(report, mode, mask));
    }

    @Override
    public void rehearse(ExitReport report, SecretMask mask) {
        ConsoleText.of(report, ConsoleMode.FULL, mask);
    }

    @Override
    public String toString() {
        return "the console";
    }
}
