package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads faultless, ordinary JSON and gives up at the first thing that is not, for {@link JsonTree} to judge. It exists
 * because a parser of the library costs each start 45 classes, and on 25 to 27 the initialisation of
 * {@code java.math.BigDecimal}: together half of all that the agent may cost. Used once.
 *
 * <p>Whatever it reads, {@link JsonTree} reads alike, positions included; a test compares them.
 */
final class PlainJson {
    private static final int MOST_DIGITS = 18;

    private final char[] text;
    private final int end;
    private final ManifestSource source;
    private int at;
    private int line = 1;
    private int lineStart;

    /**
     * @param start where the JSON begins in the text
     * @param length how many characters it has
     */
    PlainJson(char[] text, int start, int length, ManifestSource source) {
        this.text = text;
        this.at = start;
        this.lineStart = start;
        this.end = start + length;
        this.source = source;
    }

    /** The root value, or null if the text is not as plain as this. */
    @Nullable
    ManifestNode read() {
        ManifestNode root = value(0);
        return root == null || next() != 0 ? null : root;
    }

    /** The next character that is no space, which is not passed; 0 at the end. */
    private char next() {
        while (at < end) {
            char c = text[at];
            if (c > ' ') {
                return c;
            }
            if (c == '\n' || (c == '\r' && (at + 1 == end || text[at + 1] != '\n'))) {
                line++;
                lineStart = at + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return c == 0 ? ' ' : c;
            }
            at++;
        }
        return 0;
    }

    private int column() {
        return at - lineStart + 1;
    }

    private @Nullable ManifestNode value(int depth) {
        char first = next();
        int startLine = line;
        int startColumn = column();
        switch (first) {
            case '{':
                return depth == JsonTree.DEEPEST
                        ? null
                        : node(ManifestNode.Kind.OBJECT, object(depth + 1), startLine, startColumn);
            case '[':
                return depth == JsonTree.DEEPEST
                        ? null
                        : node(ManifestNode.Kind.ARRAY, array(depth + 1), startLine, startColumn);
            case '"':
                return node(ManifestNode.Kind.STRING, string(), startLine, startColumn);
            case 't':
                return node(ManifestNode.Kind.BOOLEAN, word("true") ? true : null, startLine, startColumn);
            case 'f':
                return node(ManifestNode.Kind.BOOLEAN, word("false") ? false : null, startLine, startColumn);
            case 'n':
                return word("null")
                        ? new ManifestNode(ManifestNode.Kind.NULL, null, source, startLine, startColumn)
                        : null;
            default:
                return node(ManifestNode.Kind.NUMBER, wholeNumber(), startLine, startColumn);
        }
    }

    private @Nullable ManifestNode node(ManifestNode.Kind kind, @Nullable Object value, int startLine, int column) {
        return value == null ? null : new ManifestNode(kind, value, source, startLine, column);
    }

    private @Nullable Map<String, ManifestNode> object(int depth) {
        Map<String, ManifestNode> members = new LinkedHashMap<String, ManifestNode>();
        at++;
        if (next() == '}') {
            at++;
            return members;
        }
        while (next() == '"') {
            int keyLine = line;
            int keyColumn = column();
            String key = string();
            if (key == null || next() != ':') {
                return null;
            }
            at++;
            ManifestNode member = value(depth);
            if (member == null || members.put(key, member.withKeyAt(keyLine, keyColumn)) != null) {
                return null;
            }
            char after = next();
            at++;
            if (after != ',') {
                return after == '}' ? members : null;
            }
        }
        return null;
    }

    private @Nullable List<ManifestNode> array(int depth) {
        List<ManifestNode> elements = new ArrayList<ManifestNode>();
        at++;
        if (next() == ']') {
            at++;
            return elements;
        }
        while (true) {
            ManifestNode element = value(depth);
            if (element == null) {
                return null;
            }
            elements.add(element);
            char after = next();
            at++;
            if (after != ',') {
                return after == ']' ? elements : null;
            }
        }
    }

    private @Nullable String string() {
        int from = ++at;
        while (at < end && text[at] != '"' && text[at] != '\\' && text[at] >= ' ') {
            at++;
        }
        if (at < end && text[at] == '"') {
            return new String(text, from, at++ - from);
        }
        return at < end && text[at] == '\\' ? escapedString(from) : null;
    }

    /** A string whose first escape has been reached. */
    private @Nullable String escapedString(int from) {
        StringBuilder string = new StringBuilder().append(text, from, at - from);
        while (at < end && text[at] >= ' ') {
            char c = text[at++];
            if (c == '"') {
                return string.toString();
            }
            if (c == '\\') {
                int escaped = escaped();
                if (escaped < 0) {
                    return null;
                }
                c = (char) escaped;
            }
            string.append(c);
        }
        return null;
    }

    /** What stands behind a backslash, or -1. */
    private int escaped() {
        char c = at < end ? text[at++] : 0;
        switch (c) {
            case '"':
            case '\\':
            case '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                return c == 'u' ? codeUnit() : -1;
        }
    }

    private int codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = at < end ? text[at++] : 0;
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == end || text[at] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The digits of a whole number; null for every other one. */
    private @Nullable String wholeNumber() {
        int from = at;
        if (at < end && text[at] == '-') {
            at++;
        }
        int digits = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        boolean leadingZero = at - digits > 1 && text[digits] == '0';
        boolean goesOn = at < end && ".eE".indexOf(text[at]) >= 0;
        return at == digits || at - digits > MOST_DIGITS || leadingZero || goesOn
                ? null
                : new String(text, from, at - from);
    }
}
