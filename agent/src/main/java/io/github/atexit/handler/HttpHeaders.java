package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.http.HttpHeader;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request as the manifest gives them. Immutable. */
final class HttpHeaders {
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
        String problem = HttpHeader.problem(name);
        return problem == null && value.isConstant() ? HttpHeader.problem(name, value.constant()) : problem;
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
            String problem = HttpHeader.problem(header.getKey(), value);
            if (problem != null) {
                throw new IllegalArgumentException(problem);
            }
            headers.add(new String[] {header.getKey(), value});
        }
        return headers;
    }
}
