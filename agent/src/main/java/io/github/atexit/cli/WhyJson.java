package io.github.atexit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.atexit.process.ObservedEnd;
import io.github.atexit.process.UnixSignal;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** Why the JVMs of a command ended, for programs: one line. */
final class WhyJson {
    private WhyJson() {}

    static String of(int status, List<ObservedEnd> ends) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("schema", "atexit-why/1");
            json.writeNumberField("status", status);
            UnixSignal signal = UnixSignal.of(status);
            json.writeStringField("signal", signal == null ? null : signal.name());
            json.writeArrayFieldStart("jvms");
            for (ObservedEnd end : ends) {
                write(json, end);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, ObservedEnd end) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pid", end.run().pid());
        json.writeStringField("name", end.name());
        json.writeStringField("end", end.kind().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("isCommand", end.isOwn());
        json.writeArrayFieldStart("likely");
        for (String likely : end.likely()) {
            json.writeString(likely);
        }
        json.writeEndArray();
        String report = end.run().json();
        json.writeFieldName("report");
        json.writeRawValue(report == null ? "null" : report.trim());
        json.writeEndObject();
    }
}
