package io.github.atexit.report;

import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitRoute;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as an OTLP {@code ExportLogsServiceRequest} in JSON, with one log record. The attributes are named by
 * OpenTelemetry's semantic conventions where these have a name. Used once.
 */
final class OtlpLog {
    private static final String SCOPE = "io.github.atexit";
    private static final String EVENT = "atexit.exit";
    private static final int NANO_DIGITS_OF_MILLIS = 6;

    private final ExitReport report;
    private final ExitRecord record;
    private final SecretMask mask;
    private final JsonWriter json;

    private OtlpLog(ExitReport report, SecretMask mask) {
        this.report = report;
        this.record = report.record;
        this.mask = mask;
        this.json = new JsonWriter(mask);
    }

    /**
     * The request's body.
     *
     * @param resource attributes of the resource; they replace those that the report itself tells
     */
    static byte[] of(ExitReport report, SecretMask mask, Map<String, String> resource) {
        OtlpLog log = new OtlpLog(report, mask);
        log.write(resource);
        return log.json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Map<String, String> resource) {
        json.beginObject().beginArray("resourceLogs").beginObject();
        json.beginObject("resource").beginArray("attributes");
        writeResource(resource);
        json.endArray().endObject();
        json.beginArray("scopeLogs").beginObject();
        json.beginObject("scope").field("name", SCOPE).field("version", report.process.agentVersion);
        json.endObject();
        json.beginArray("logRecords");
        writeRecord();
        json.endArray().endObject().endArray();
        json.endObject().endArray().endObject();
    }

    private void writeResource(Map<String, String> given) {
        if (!given.containsKey("service.name")) {
            attribute("service.name", "unknown_service:java");
        }
        own(given, "host.name", report.process.host);
        if (!given.containsKey("process.pid")) {
            attribute("process.pid", Long.parseLong(report.process.pid));
        }
        own(given, "process.runtime.version", report.process.javaVersion);
        own(given, "telemetry.sdk.language", "java");
        own(given, "telemetry.sdk.name", "atexit-agent");
        own(given, "telemetry.sdk.version", report.process.agentVersion);
        for (Map.Entry<String, String> attribute : given.entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
    }

    private void own(Map<String, String> given, String name, String value) {
        if (!given.containsKey(name) && !value.isEmpty()) {
            attribute(name, value);
        }
    }

    private void writeRecord() {
        ExitEvent event = record.event();
        Severity severity = severity();
        json.beginObject();
        json.field("timeUnixNano", nanos(event.timeMillis()));
        json.field("observedTimeUnixNano", nanos(System.currentTimeMillis()));
        json.field("severityNumber", severity.number).field("severityText", severity.name());
        json.field("eventName", EVENT);
        json.beginObject("body")
                .whole("stringValue", JsonReport.text(report, mask))
                .endObject();
        json.beginArray("attributes");
        writeAttributes(event);
        json.endArray().endObject();
    }

    /** Written as digits: the number of nanoseconds is a string in OTLP's JSON. */
    private static String nanos(long millis) {
        StringBuilder nanos = new StringBuilder().append(millis);
        for (int i = 0; i < NANO_DIGITS_OF_MILLIS; i++) {
            nanos.append('0');
        }
        return nanos.toString();
    }

    private void writeAttributes(ExitEvent event) {
        attribute("atexit.summary", ConsoleText.of(report, ConsoleMode.SUMMARY, mask));
        attribute("atexit.route", event.route().id());
        attribute("atexit.status", event.status());
        attribute("process.exit.code", record.finalStatus());
        attribute("atexit.signal", event.signal());
        attribute("atexit.rule", record.rule());
        attribute("thread.name", event.threadName());
        writeCaller(event.caller());
        Throwable thrown = report.mainEnd.thrown();
        if (event.route() == ExitRoute.MAIN_THROW && thrown != null) {
            attribute("exception.type", thrown.getClass().getName());
            attribute("exception.message", ReportText.messageOf(thrown));
        }
    }

    private void writeCaller(@Nullable ExitCaller caller) {
        if (caller == null) {
            return;
        }
        StackTraceElement frame = caller.frame();
        attribute("code.function.name", frame.getClassName() + "." + frame.getMethodName());
        attribute("code.file.path", frame.getFileName());
        if (frame.getLineNumber() >= 0) {
            attribute("code.line.number", frame.getLineNumber());
        }
        attribute("atexit.jar", caller.jar());
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            json.beginObject().field("key", name).beginObject("value");
            json.field("stringValue", value).endObject().endObject();
        }
    }

    private void attribute(String name, long value) {
        json.beginObject().field("key", name).beginObject("value");
        json.field("intValue", Long.toString(value)).endObject().endObject();
    }

    private Severity severity() {
        ExitRoute route = record.event().route();
        if (!route.isLive()) {
            return Severity.FATAL;
        }
        boolean asked = route == ExitRoute.SIGNAL && record.finalStatus() == record.status();
        boolean failed = record.firstFailure() != null || record.deadlineExceeded() || route == ExitRoute.MAIN_THROW;
        if (failed || (record.finalStatus() != 0 && !asked)) {
            return Severity.ERROR;
        }
        return report.hasSomethingToSay() ? Severity.WARN : Severity.INFO;
    }

    /** How an exit went, by the numbers of OpenTelemetry. */
    private enum Severity {
        INFO(9),
        WARN(13),
        ERROR(17),
        FATAL(21);

        private final int number;

        Severity(int number) {
            this.number = number;
        }
    }
}
