package io.github.atexit.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding as RFC 3986 has it, for what is put into a URL. Stateless. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** The text with every byte of its UTF-8 form encoded that is not a letter, a digit or one of {@code - . _ ~}. */
    static String of(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || c == '-' || c == '.' || c == '_' || c == '~') {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return encoded.toString();
    }

    /** The text that was encoded so; null if an escape is none. */
    static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                int high = i + 2 < bytes.length ? Character.digit((char) bytes[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit((char) bytes[i + 2], 16);
                if (low < 0) {
                    return null;
                }
                decoded.write(16 * high + low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return new String(decoded.toByteArray(), StandardCharsets.UTF_8);
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
