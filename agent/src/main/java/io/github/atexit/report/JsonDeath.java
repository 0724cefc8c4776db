package io.github.atexit.report;

/** How a report begins that is about a run that died: with what nobody knows as null. */
final class JsonDeath {
    private JsonDeath() {}

    /** From {@code id} to {@code stack}. */
    static void writeHead(JsonWriter json, ExitReport report, Death death) {
        ProcessFacts process = report.process;
        json.field("id", death.id);
        json.field("time", ReportText.instant(report.record.event().timeMillis()));
        json.field("pid", Long.parseLong(process.pid));
        json.field("host", process.host);
        json.beginObject("jvm").field("version", process.javaVersion);
        json.field("vendor", process.javaVendor).endObject();
        json.field("agentVersion", process.agentVersion);
        json.field("mainClass", report.mainClass);
        json.nullField("commandLine");
        if (death.uptimeMillis < 0) {
            json.nullField("uptimeMillis");
        } else {
            json.field("uptimeMillis", death.uptimeMillis);
        }
        json.field("route", report.record.event().route().id());
        json.nullField("status");
        json.nullField("finalStatus");
        json.nullField("signal");
        json.nullField("thread");
        json.nullField("caller");
        json.beginArray("stack").endArray();
        json.field("lastState", death.lastState);
    }
}
