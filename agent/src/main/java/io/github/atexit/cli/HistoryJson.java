package io.github.atexit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.atexit.history.CallerTally;
import io.github.atexit.history.ExitTally;
import io.github.atexit.history.Occurrence;
import io.github.atexit.history.PastCaller;
import io.github.atexit.history.StepTally;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The sum of many exits as JSON, for programs. Used once. */
final class HistoryJson {
    private final JsonGenerator json;

    private HistoryJson(JsonGenerator json) {
        this.json = json;
    }

    /** The JSON's text. */
    static String of(ExitTally tally, List<ReportFiles.Problem> problems) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new HistoryJson(json.useDefaultPrettyPrinter()).write(tally, problems);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private void write(ExitTally tally, List<ReportFiles.Problem> problems) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "atexit-report-summary/1");
        json.writeNumberField("exits", tally.count());
        json.writeNumberField("skippedCleanup", tally.incomplete());
        json.writeNumberField("hadFailures", tally.failed());
        json.writeNumberField("diedUnseen", tally.deaths());
        json.writeStringField("first", tally.first());
        json.writeStringField("last", tally.last());
        writeCallers(tally.callers());
        writeSteps(tally.slowest());
        write("skipped", tally.skipped());
        write("failures", tally.failures());
        json.writeArrayFieldStart("problems");
        for (ReportFiles.Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("file", problem.file());
            if (problem.line() > 0) {
                json.writeNumberField("line", problem.line());
            }
            json.writeStringField("problem", problem.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCallers(List<CallerTally> callers) throws IOException {
        json.writeArrayFieldStart("callers");
        for (CallerTally each : callers) {
            PastCaller caller = each.caller();
            json.writeStartObject();
            json.writeStringField("route", each.route());
            json.writeStringField("signal", each.signal());
            json.writeStringField("caller", caller == null ? null : caller.frame());
            json.writeStringField("jar", caller == null ? null : caller.jar());
            json.writeNumberField("count", each.count());
            json.writeNumberField("skippedCleanup", each.incomplete());
            json.writeObjectFieldStart("statuses");
            for (Map.Entry<Long, Long> status : each.statuses().entrySet()) {
                json.writeNumberField(Long.toString(status.getKey()), status.getValue());
            }
            json.writeEndObject();
            json.writeStringField("last", each.last());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeSteps(List<StepTally> steps) throws IOException {
        json.writeArrayFieldStart("slowest");
        for (StepTally each : steps) {
            json.writeStartObject();
            json.writeStringField("name", each.name());
            json.writeStringField("kind", each.isHook() ? "shutdown hook" : "handler");
            json.writeStringField("type", each.isHook() ? null : each.type());
            json.writeStringField("phase", each.phase());
            json.writeNumberField("runs", each.count());
            json.writeNumberField("failed", each.failures());
            json.writeNumberField("medianMillis", each.medianMillis());
            json.writeNumberField("maxMillis", each.maxMillis());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(String list, List<Occurrence> occurrences) throws IOException {
        json.writeArrayFieldStart(list);
        for (Occurrence each : occurrences) {
            json.writeStartObject();
            json.writeStringField("kind", each.kind());
            json.writeStringField("name", each.name());
            json.writeNumberField("exits", each.exits());
            json.writeNumberField("count", each.amount());
            json.writeStringField("last", each.last());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
