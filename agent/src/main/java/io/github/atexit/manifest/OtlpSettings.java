package io.github.atexit.manifest;

import io.github.atexit.http.HttpTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where reports go as OTLP log records, and what they say of their source. Immutable. */
public final class OtlpSettings {
    private final HttpTarget target;
    private final Map<String, String> headers;
    private final Map<String, String> resource;
    private final Duration timeout;

    OtlpSettings(HttpTarget target, Map<String, String> headers, Map<String, String> resource, Duration timeout) {
        this.target = target;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<String, String>(headers));
        this.resource = Collections.unmodifiableMap(new LinkedHashMap<String, String>(resource));
        this.timeout = timeout;
    }

    /** The collector's address for logs. */
    public HttpTarget target() {
        return target;
    }

    /** Names and values of the request's headers. */
    public List<String[]> headers() {
        List<String[]> list = new ArrayList<String[]>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            list.add(new String[] {header.getKey(), header.getValue()});
        }
        return list;
    }

    /** The resource's attributes. */
    public Map<String, String> resource() {
        return resource;
    }

    /** Bounds the sending. */
    public Duration timeout() {
        return timeout;
    }
}
