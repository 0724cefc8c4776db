package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The JSON that a collector is sent, read by OpenTelemetry's own schema, which takes no key that it does not know. */
class OtlpLogTest {
    private static ExportLogsServiceRequest sent(ExitReport report, SecretMask mask, Map<String, String> resource)
            throws InvalidProtocolBufferException {
        var request = ExportLogsServiceRequest.newBuilder();
        JsonFormat.parser().merge(new String(OtlpLog.of(report, mask, resource), StandardCharsets.UTF_8), request);
        return request.build();
    }

    private static LogRecord record(ExitReport report) throws InvalidProtocolBufferException {
        var logs = sent(report, SampleReports.NO_SECRETS, Map.of()).getResourceLogsList();
        assertEquals(1, logs.size());
        assertEquals(1, logs.get(0).getScopeLogsCount());
        assertEquals(1, logs.get(0).getScopeLogs(0).getLogRecordsCount());
        return logs.get(0).getScopeLogs(0).getLogRecords(0);
    }

    private static Map<String, AnyValue> byName(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.getValue().hasStringValue())
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
    }

    @Test
    void theReportIsTheBodyOfOneRecord() throws InvalidProtocolBufferException {
        ExitReport report = SampleReports.halt(3, List.of("app.lock"));

        LogRecord record = record(report);

        Function<String, String> withoutTimes = text -> text.replaceAll("Millis\":\\d+", "");
        assertEquals(
                withoutTimes.apply(JsonReport.text(report, SampleReports.NO_SECRETS)),
                withoutTimes.apply(record.getBody().getStringValue()));
        assertEquals(report.record.event().timeMillis() * 1_000_000, record.getTimeUnixNano());
        assertTrue(record.getObservedTimeUnixNano() >= record.getTimeUnixNano());
        assertEquals("atexit.exit", record.getEventName());
    }

    @Test
    void whatCanBeAskedForIsAnAttribute() throws InvalidProtocolBufferException {
        List<KeyValue> attributes =
                record(SampleReports.halt(3, List.of("app.lock"))).getAttributesList();

        Map<String, String> texts = texts(attributes);
        assertEquals("halt", texts.get("atexit.route"));
        assertEquals("com.acme.Worker.fail", texts.get("code.function.name"));
        assertEquals("Worker.java", texts.get("code.file.path"));
        assertEquals("/opt/app/worker.jar", texts.get("atexit.jar"));
        assertEquals(Thread.currentThread().getName(), texts.get("thread.name"));
        assertTrue(texts.get("atexit.summary").startsWith("[atexit] halt(3) by com.acme.Worker.fail(Worker.java:42)"));
        assertEquals(3, byName(attributes).get("process.exit.code").getIntValue());
        assertEquals(42, byName(attributes).get("code.line.number").getIntValue());
    }

    @Test
    void severityFollowsTheOutcome() throws InvalidProtocolBufferException {
        assertEquals(
                SeverityNumber.SEVERITY_NUMBER_INFO,
                record(SampleReports.halt(0, List.of())).getSeverityNumber());
        assertEquals(
                SeverityNumber.SEVERITY_NUMBER_WARN,
                record(SampleReports.halt(0, List.of("app.lock"))).getSeverityNumber());
        assertEquals(
                SeverityNumber.SEVERITY_NUMBER_ERROR,
                record(SampleReports.halt(3, List.of())).getSeverityNumber());
        LogRecord failed = record(SampleReports.halt(0, new IllegalStateException("no space left"), List.of()));
        assertEquals(SeverityNumber.SEVERITY_NUMBER_ERROR, failed.getSeverityNumber());
        assertEquals("ERROR", failed.getSeverityText());
    }

    @Test
    void theResourceSaysWhatItIsToldAndElseWhatIsKnown() throws InvalidProtocolBufferException {
        var resource = sent(
                        SampleReports.halt(0, List.of()),
                        SampleReports.NO_SECRETS,
                        Map.of("service.name", "shop", "host.name", "pod-7", "deployment.environment.name", "test"))
                .getResourceLogs(0)
                .getResource();

        Map<String, String> texts = texts(resource.getAttributesList());
        assertEquals("shop", texts.get("service.name"));
        assertEquals("pod-7", texts.get("host.name"));
        assertEquals("test", texts.get("deployment.environment.name"));
        assertEquals(
                ProcessHandle.current().pid(),
                byName(resource.getAttributesList()).get("process.pid").getIntValue());
        Map<String, String> untold = texts(sent(SampleReports.halt(0, List.of()), SampleReports.NO_SECRETS, Map.of())
                .getResourceLogs(0)
                .getResource()
                .getAttributesList());
        assertEquals("unknown_service:java", untold.get("service.name"));
    }

    @Test
    void nothingInItShowsASecret() throws InvalidProtocolBufferException {
        var request = sent(
                SampleReports.halt(1, new IllegalStateException("no s3cr3t-word here"), List.of("/tmp/s3cr3t-word")),
                new SecretMask(() -> List.of("s3cr3t-word")),
                Map.of("a", "s3cr3t-word"));

        assertFalse(request.toString().contains("s3cr3t"), request.toString());
    }

    @Test
    void aLongReportStaysWhole() throws InvalidProtocolBufferException {
        List<String> files = IntStream.range(0, 1_000)
                .mapToObj(i -> "/tmp/" + "x".repeat(200) + i)
                .toList();

        String body = record(SampleReports.halt(1, files)).getBody().getStringValue();

        assertTrue(body.length() > 200_000, "it has " + body.length() + " characters");
        assertTrue(body.endsWith("}"));
    }
}
