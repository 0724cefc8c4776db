package io.github.atexit.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a header of a request may be. Stateless. */
public final class HttpHeader {
    /** The headers that say how the request is sent, which is the agent's business. */
    private static final List<String> OWN = Arrays.asList(
            "connection", "content-length", "transfer-encoding", "expect", "upgrade", "te", "trailer", "keep-alive");

    private HttpHeader() {}

    /** What is wrong with a header's name; null if nothing is. */
    public static @Nullable String problem(String name) {
        if (!isToken(name)) {
            return "\"" + name + "\" is no name of a header";
        }
        return OWN.contains(name.toLowerCase(Locale.ROOT)) ? "the header \"" + name + "\" cannot be set" : null;
    }

    /** What is wrong with a header's value: that it has a line break or another control character; null if nothing is. */
    public static @Nullable String problem(String name, String value) {
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
}
