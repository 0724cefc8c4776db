package io.github.atexit.manifest;

import io.github.atexit.http.HttpHeader;
import io.github.atexit.http.HttpTarget;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code report.otlp}. What it does not say, OpenTelemetry's own environment variables do; where both say, the
 * manifest wins. Used once.
 */
final class OtlpReader {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";
    private static final String SERVICE = "OTEL_SERVICE_NAME";

    private static final String USUAL_ENDPOINT = "http://localhost:4318";
    private static final String LOGS = "/v1/logs";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private final ManifestNode node;
    private final ObjectFields fields;
    private final Reading reading;

    private OtlpReader(ManifestNode node, Reading reading) {
        this.node = node;
        this.fields = ObjectFields.read("\"otlp\"", node, ManifestKeys.otlp(), true, reading);
        this.reading = reading;
    }

    /** The settings, or null after a problem. */
    static @Nullable OtlpSettings read(ManifestNode node, Reading reading) {
        OtlpReader reader = new OtlpReader(node, reading);
        HttpTarget target = reader.target();
        Map<String, String> headers = reader.headers();
        Map<String, String> resource = reader.resource();
        Duration timeout = reader.fields.duration("timeout", DEFAULT_TIMEOUT);
        return target == null ? null : new OtlpSettings(target, headers, resource, timeout);
    }

    private @Nullable HttpTarget target() {
        if (fields.has("endpoint")) {
            String given = fields.constant("endpoint");
            return given == null ? null : target(given, "\"endpoint\"", reading.problems, fields.raw("endpoint"));
        }
        String variable = variable(ENDPOINT);
        return variable.isEmpty()
                ? HttpTarget.parse(USUAL_ENDPOINT + LOGS)
                : target(variable, "the environment variable " + ENDPOINT, reading.problems, node);
    }

    private @Nullable HttpTarget target(String endpoint, String what, Problems problems, @Nullable ManifestNode at) {
        try {
            return HttpTarget.parse(logs(endpoint));
        } catch (IllegalArgumentException e) {
            problems.at(at == null ? node : at, what + " " + e.getMessage(), "such as \"" + USUAL_ENDPOINT + '"', null);
            return null;
        }
    }

    /** The address for logs: below the endpoint, unless that is it already. */
    private static String logs(String endpoint) {
        int query = endpoint.indexOf('?');
        String base = query < 0 ? endpoint : endpoint.substring(0, query);
        String path = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        String logs = path.endsWith(LOGS) ? path : path + LOGS;
        return query < 0 ? logs : logs + endpoint.substring(query);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = fromVariable(HEADERS);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reading.secrets.add(header.getValue());
            String problem = problem(header.getKey(), header.getValue());
            if (problem != null) {
                ignored(HEADERS, problem);
                headers.clear();
                break;
            }
        }
        for (Map.Entry<String, Template> given : fields.map("headers").entrySet()) {
            String value = constant("headers", given);
            String problem = value == null ? null : problem(given.getKey(), value);
            if (problem != null) {
                fields.problem("headers", problem, null);
            } else if (value != null) {
                removeIgnoringCase(headers, given.getKey());
                headers.put(given.getKey(), value);
            }
        }
        return headers;
    }

    private static @Nullable String problem(String name, String value) {
        String problem = name.equalsIgnoreCase("content-type")
                ? "the header \"" + name + "\" cannot be set"
                : HttpHeader.problem(name);
        return problem == null ? HttpHeader.problem(name, value) : problem;
    }

    private static void removeIgnoringCase(Map<String, String> headers, String name) {
        for (Iterator<String> names = headers.keySet().iterator(); names.hasNext(); ) {
            if (names.next().equalsIgnoreCase(name)) {
                names.remove();
            }
        }
    }

    private Map<String, String> resource() {
        Map<String, String> resource = fromVariable(ATTRIBUTES);
        String service = variable(SERVICE);
        if (!service.isEmpty()) {
            resource.put("service.name", service);
        }
        for (Map.Entry<String, Template> given : fields.map("resource").entrySet()) {
            String value = constant("resource", given);
            if (value != null) {
                resource.put(given.getKey(), value);
            }
        }
        return resource;
    }

    private @Nullable String constant(String field, Map.Entry<String, Template> member) {
        if (member.getValue().isConstant()) {
            return member.getValue().constant();
        }
        fields.problem(
                field,
                "\"" + member.getKey() + "\" has a value that is known only at the exit",
                "${env:NAME} and ${sys:property} here");
        return null;
    }

    /** As {@code key=value,key=value}, values percent-encoded. As OpenTelemetry has it, one fault voids all of it. */
    private Map<String, String> fromVariable(String name) {
        Map<String, String> pairs = new LinkedHashMap<String, String>();
        String text = variable(name);
        int start = 0;
        while (start < text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String pair = text.substring(start, end).trim();
            start = end + 1;
            int equals = pair.indexOf('=');
            String value = PercentEncoding.decoded(pair.substring(equals + 1).trim());
            if (pair.isEmpty()) {
                continue;
            }
            if (equals <= 0 || value == null) {
                ignored(name, "it is no list of key=value");
                return new LinkedHashMap<String, String>();
            }
            pairs.put(pair.substring(0, equals).trim(), value);
        }
        return pairs;
    }

    private void ignored(String variable, String why) {
        reading.problems.add(
                ManifestProblem.warning(node, "the environment variable " + variable + " is ignored: " + why));
    }

    /** The value of an environment variable; as OpenTelemetry has it, an empty one is none. */
    private String variable(String name) {
        String value = reading.variables.environment(name);
        return value == null ? "" : value.trim();
    }
}
