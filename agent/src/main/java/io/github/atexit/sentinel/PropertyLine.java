package io.github.atexit.sentinel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * System properties as one line of ASCII, for the recovery's environment. Names and values follow one another, each
 * ended by a blank; blanks, backslashes and what is not printable ASCII are {@code \} and four hexadecimal digits.
 */
public final class PropertyLine {
    /** The environment variable that holds them. */
    public static final String VARIABLE = "ATEXIT_RUN_PROPERTIES";

    /** Linux takes no variable of more than 128 KiB. */
    private static final int LONGEST = 32_768;

    private PropertyLine() {}

    /** The line, without its end; empty if there is nothing to tell. */
    public static String of(Map<String, String> properties) {
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            int before = line.length();
            append(property.getKey(), line);
            append(property.getValue(), line);
            if (line.length() > LONGEST) {
                line.setLength(before);
            }
        }
        return line.toString();
    }

    private static void append(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f && c != '\\') {
                to.append(c);
            } else {
                to.append('\\');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    to.append(Character.forDigit((c >> shift) & 0xf, 16));
                }
            }
        }
        to.append(' ');
    }

    /** The properties of a line; what is no such line gives none. */
    public static Map<String, String> parse(String line) {
        Map<String, String> properties = new LinkedHashMap<String, String>();
        int start = 0;
        while (true) {
            int middle = line.indexOf(' ', start);
            int end = line.indexOf(' ', middle + 1);
            if (middle < 0 || end < 0) {
                return properties;
            }
            properties.put(text(line, start, middle), text(line, middle + 1, end));
            start = end + 1;
        }
    }

    private static String text(String line, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 4 < end) {
                c = (char) Integer.parseInt(line.substring(i + 1, i + 5), 16);
                i += 4;
            }
            text.append(c);
        }
        return text.toString();
    }
}
