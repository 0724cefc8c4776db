package io.github.atexit.report;

/** What the console says first of a run that died. */
final class DeathText {
    private DeathText() {}

    /** Such as {@code vanished: com.acme.Main (pid 7, started 2026-11-23T07:06:05.123Z); main was running}. */
    static String headline(ExitReport report, Death death) {
        StringBuilder line = new StringBuilder();
        line.append(report.record.event().route()).append(": ");
        line.append(report.mainClass.isEmpty() ? "the run" : report.mainClass);
        line.append(" (pid ").append(report.process.pid);
        line.append(", started ").append(ReportText.instant(death.startMillis)).append(')');
        if (death.uptimeMillis >= 0) {
            line.append(" after ").append(ReportText.seconds(death.uptimeMillis));
        }
        return line.append("; ").append(death.lastState).toString();
    }
}
