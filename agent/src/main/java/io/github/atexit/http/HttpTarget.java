package io.github.atexit.http;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a request goes: scheme, host, port, path and query of a URL. Immutable. */
public final class HttpTarget {
    private final URI uri;
    private final boolean secure;
    private final String host;
    private final int port;

    private HttpTarget(URI uri, boolean secure, String host, int port) {
        this.uri = uri;
        this.secure = secure;
        this.host = host;
        this.port = port;
    }

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if the text is no URL that a request can go to; its message goes on after a subject
     */
    public static HttpTarget parse(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL: " + e.getReason(), e);
        }
    }

    private static HttpTarget of(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("is neither http nor https");
        }
        // java.net.URI takes no underscore in a host's name, Docker does.
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("has no host");
        }
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("holds a user's name or password, which belong in \"headers\"");
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        if (host.isEmpty()) {
            throw new IllegalArgumentException("has no host");
        }
        String number = hasPort ? authority.substring(colon + 1) : "";
        return new HttpTarget(uri, secure, host, number.isEmpty() ? secure ? 443 : 80 : port(number));
    }

    private static int port(String text) {
        int port;
        try {
            port = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            port = 0;
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("has no port from 1 to 65535");
        }
        return port;
    }

    boolean isSecure() {
        return secure;
    }

    /** A name or an address, an IPv6 one without its brackets. */
    String host() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return port;
    }

    /** The value of the header Host. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    /** Scheme, host and port. */
    String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    /** Path and query, in ASCII. */
    String path() {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath();
        String query = ascii.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** Where the header Location leads; null if that is no place that a request can go to. */
    public @Nullable HttpTarget redirected(String location) {
        try {
            return of(uri.resolve(location));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether scheme, host and port are the same. */
    public boolean hasSameOrigin(HttpTarget other) {
        return secure == other.secure && port == other.port && host.equalsIgnoreCase(other.host);
    }

    /** The URL for messages, without its query, which may hold what nobody should read. */
    @Override
    public String toString() {
        String path = uri.getRawPath();
        return origin() + (path == null ? "" : path);
    }
}
