package io.github.atexit.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is ready to be sent. Immutable. */
public final class HttpRequest {
    private final String method;
    private final HttpTarget target;
    private final List<String[]> headers;
    private final byte @Nullable [] body;

    /** @param body null for none */
    public HttpRequest(String method, HttpTarget target, List<String[]> headers, byte @Nullable [] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    /** The method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** Where it goes. */
    public HttpTarget target() {
        return target;
    }

    /** The same request to another place. */
    public HttpRequest to(HttpTarget other) {
        return new HttpRequest(method, other, headers, body);
    }

    /**
     * The request as HTTP/1.1 sends it.
     *
     * @param proxied whether a proxy has to be told the whole URL
     */
    public byte[] bytes(boolean proxied) {
        StringBuilder text = new StringBuilder(256);
        text.append(method).append(' ').append(proxied ? target.origin() : "").append(target.path());
        text.append(" HTTP/1.1\r\n");
        add("Host", target.authority(), text);
        add("User-Agent", "atexit-agent", text);
        add("Accept", "*/*", text);
        for (String[] header : headers) {
            text.append(header[0]).append(": ").append(header[1]).append("\r\n");
        }
        boolean tellsLength = body != null || !(method.equals("GET") || method.equals("HEAD"));
        if (tellsLength) {
            text.append("Content-Length: ")
                    .append(body == null ? 0 : body.length)
                    .append("\r\n");
        }
        text.append("Connection: close\r\n\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head, 0, head.length);
        if (body != null) {
            all.write(body, 0, body.length);
        }
        return all.toByteArray();
    }

    private void add(String name, String value, StringBuilder text) {
        if (!has(headers, name)) {
            text.append(name).append(": ").append(value).append("\r\n");
        }
    }

    /** Whether one of these has this name. */
    public static boolean has(List<String[]> headers, String name) {
        for (String[] header : headers) {
            if (header[0].equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
