package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request as the manifest gives them. Immutable. */
final class HttpHeaders {
    /** The headers that say how the request is sent, which is the agent's business. */
    private static final List<String> OWN = Arrays.asList(
            "connection", "content-length", "transfer-encoding", "expect", "upgrade", "te", "trailer", "keep-alive");

    private final Map<String, Template> values;

    private HttpHeaders(Map<String, Template> values) {
        this.values = values;
    }

    /** Reads them, or reports each problem and returns null. */
    static @Nullable HttpHeaders read(HandlerFields fields) {
        Map<String, Template> values = fields.map("headers");
        boolean valid = true;
        for (Map.Entry<String, Template> header : values.entrySet()) {
            String problem = problem(header.getKey(), header.getValue());
            if (problem != null) {
                fields.problem("headers", problem, null);
                valid = false;
            }
        }
        return valid ? new HttpHeaders(new LinkedHashMap<String, Template>(values)) : null;
    }

    private static @Nullable String problem(String name, Template value) {
        if (!isToken(name)) {
            return "\"" + name + "\" is no name of a header";
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            return "the header \"" + name + "\" cannot be set";
        }
        return value.isConstant() ? problem(name, value.constant()) : null;
    }

    private static @Nullable String problem(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n' || c == '\r') {
                return "the header \"" + name + "\" has a line break";
            }
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return "the header \"" + name + "\" has a control character";
            }
        }
        return null;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Names and values at the exit.
     *
     * @throws IllegalArgumentException if a value has a line break or another control character
     */
    List<String[]> render(HandlerContext context) {
        List<String[]> headers = new ArrayList<String[]>();
        for (Map.Entry<String, Template> header : values.entrySet()) {
            String value = header.getValue().render(context);
            String problem = problem(header.getKey(), value);
            if (problem != null) {
                throw new IllegalArgumentException(problem);
            }
            headers.add(new String[] {header.getKey(), value});
        }
        return headers;
    }
}
