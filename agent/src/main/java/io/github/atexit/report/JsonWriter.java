package io.github.atexit.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value into a string. A page of our own, because a library's generator brings classes that the exit
 * would have to load when memory may be full. Every string passes the mask. Not thread-safe.
 */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";
    private static final int LONGEST_STRING = 16384; // characters

    private final StringBuilder out = new StringBuilder(4096);
    private final SecretMask mask;
    private boolean comma;

    JsonWriter(SecretMask mask) {
        this.mask = mask;
    }

    JsonWriter beginObject() {
        return open('{');
    }

    JsonWriter beginObject(String key) {
        return key(key).open('{');
    }

    JsonWriter endObject() {
        return close('}');
    }

    JsonWriter beginArray(String key) {
        return key(key).open('[');
    }

    JsonWriter endArray() {
        return close(']');
    }

    JsonWriter field(String key, @Nullable String value) {
        key(key);
        return value == null ? raw("null") : element(value);
    }

    /** A string that was masked and bounded before. */
    JsonWriter whole(String key, String value) {
        key(key);
        quote(value);
        comma = true;
        return this;
    }

    JsonWriter field(String key, long value) {
        return key(key).raw(Long.toString(value));
    }

    JsonWriter field(String key, boolean value) {
        return key(key).raw(value ? "true" : "false");
    }

    JsonWriter nullField(String key) {
        return key(key).raw("null");
    }

    JsonWriter strings(String key, List<String> values) {
        beginArray(key);
        for (String value : values) {
            element(value);
        }
        return endArray();
    }

    /** A string in an array. */
    JsonWriter element(String value) {
        separate();
        quote(shorten(mask.mask(value)));
        comma = true;
        return this;
    }

    private static String shorten(String value) {
        return value.length() <= LONGEST_STRING ? value : value.substring(0, LONGEST_STRING) + "…";
    }

    private JsonWriter key(String key) {
        separate();
        quote(key);
        out.append(':');
        comma = false;
        return this;
    }

    private JsonWriter raw(String value) {
        separate();
        out.append(value);
        comma = true;
        return this;
    }

    private JsonWriter open(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (mustBeEscaped(value, i)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt((c >> shift) & 15));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Control characters, those of C1 and line separators included, and surrogates without their other half. */
    private static boolean mustBeEscaped(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
        }
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
