package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.Template;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code http}: one request. */
public final class HttpType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required(
                    "url", Field.Kind.URL, "Where: `http` or `https`. What is substituted in it is percent-encoded."),
            Field.optional("method", Field.Kind.NAME, "The request's method.")
                    .oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                    .defaultingTo("`GET`, or `POST` where there is a body"),
            Field.optional("headers", Field.Kind.MAP, "Its headers; a line break in a value is an error."),
            Field.optional(
                    "body", Field.Kind.TEXT, "What it sends, as `text/plain` in UTF-8 unless a header says otherwise."),
            Field.optional(
                    "json",
                    Field.Kind.ANY,
                    "A JSON value to send instead; what is substituted in its strings is escaped."),
            Field.optional("expect", Field.Kind.VALUES, "The statuses that mean success, such as 204 or `2xx`.")
                    .defaultingTo("`2xx`"),
            Field.optional(
                            "retries",
                            Field.Kind.INTEGER,
                            "How often the request is repeated, with growing pauses, after a failure to connect or to"
                                    + " get an answer, or status 408, 425, 429 or 5xx. Each attempt has its share of the time.")
                    .between(0, 100)
                    .defaultingTo("0")));

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String phase() {
        return "notify";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"http\", \"url\": \"http://127.0.0.1:8500/v1/agent/service/deregister/${jvm:host}\", \"method\": \"PUT\", \"timeout\": \"2s\", \"optional\": true}";
    }

    @Override
    public String summary() {
        return "Sends one request. Certificates are checked against the JVM's trust store, whatever the application"
                + " relaxed; redirects are followed to the same scheme, host and port only. The status line and the"
                + " first 8,192 bytes of the answer are recorded. A proxy is used where system properties say so.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        Template url = fields.text("url");
        HttpContent content = HttpContent.read(fields);
        HttpHeaders headers = HttpHeaders.read(fields);
        HttpStatuses expected = HttpStatuses.read(fields, "expect");
        boolean valid = url != null && HttpUrl.isValid(fields, url);
        if (url == null || !valid || content == null || headers == null || expected == null) {
            return null;
        }
        String method = fields.name("method");
        String effective = method != null ? method : content.isPresent() ? "POST" : "GET";
        return new HttpCall(effective, url, headers, content, expected, fields.integer("retries", 0));
    }
}
