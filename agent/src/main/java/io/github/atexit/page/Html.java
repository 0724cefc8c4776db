package io.github.atexit.page;

import java.util.ArrayList;
import java.util.List;

/** Writes HTML that is well-formed XML too. All text and every attribute's value is escaped. Not thread-safe. */
final class Html {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(32768);
    private final List<String> open = new ArrayList<String>();
    private int ids;

    /** Begins an element. Its attributes are pairs of a name and a value. */
    Html open(String tag, String... attributes) {
        tag(tag, attributes);
        out.append('>');
        open.add(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        String tag = open.remove(open.size() - 1);
        out.append("</").append(tag).append('>');
        return this;
    }

    /** The same with a line break, so that the file can be read as it is. */
    Html closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** An element with text in it. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that has no content. */
    Html empty(String tag, String... attributes) {
        tag(tag, attributes);
        out.append(" />");
        return this;
    }

    /** An id that nothing else on the page has. */
    String freshId(String prefix) {
        return prefix + "-" + ++ids;
    }

    private void tag(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Markup of this package's own, as it is. */
    Html markup(String constant) {
        out.append(constant);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<':
                    out.append("&lt;");
                    break;
                case '>':
                    out.append("&gt;");
                    break;
                case '&':
                    out.append("&amp;");
                    break;
                case '"':
                    out.append("&quot;");
                    break;
                case '\'':
                    out.append("&#39;");
                    break;
                case '\n':
                    out.append('\n');
                    break;
                default:
                    append(text, i, c);
                    break;
            }
        }
    }

    private void append(String text, int at, char c) {
        if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
            out.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
        } else if (isUnseen(c) || isHalf(text, at, c)) {
            out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
            out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
        } else {
            out.append(c);
        }
    }

    /** Characters that turn the direction of what stands behind them round, or that no file of text may have. */
    private static boolean isUnseen(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\ufffe' || c == '\uffff';
    }

    /** Whether it is a surrogate without its other half. */
    private static boolean isHalf(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
