package io.github.atexit.manifest;

import java.nio.charset.StandardCharsets;

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

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
