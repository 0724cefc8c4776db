package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    /** The containers that the next value stands in, outermost first. */
    private final ManifestNode[] open = new ManifestNode[JsonTree.DEEPEST];

    private int depth;

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

    /**
     * The root value, or null if the text is not as plain as this. Without recursion: the compiler of hot code unrolls
     * one so far that, in a large manifest, it is still at it when the application starts.
     */
    @Nullable
    ManifestNode read() {
        ManifestNode root = value();
        ManifestNode node = root;
        while (node != null) {
            node = isContainer(node) ? firstIn(node) : following();
        }
        return depth > 0 || next() != 0 ? null : root;
    }

    private static boolean isContainer(ManifestNode node) {
        return node.kind() == ManifestNode.Kind.OBJECT || node.kind() == ManifestNode.Kind.ARRAY;
    }

    /** The first value in a container that has just been opened, or what follows if it is empty; null as below. */
    private @Nullable ManifestNode firstIn(ManifestNode container) {
        if (depth == open.length) {
            return null;
        }
        open[depth++] = container;
        return next() == closing(container) ? following() : element(container);
    }

    /** The value after one that is whole, in whatever open container; null at the end and at a fault, which leaves one open. */
    private @Nullable ManifestNode following() {
        while (depth > 0) {
            ManifestNode container = open[depth - 1];
            char after = next();
            at++;
            if (after == ',') {
                return element(container);
            }
            if (after != closing(container)) {
                return null;
            }
            depth--;
        }
        return null;
    }

    private static char closing(ManifestNode container) {
        return container.kind() == ManifestNode.Kind.OBJECT ? '}' : ']';
    }

    /** The value that stands next in a container, which takes it in. */
    private @Nullable ManifestNode element(ManifestNode container) {
        if (container.kind() == ManifestNode.Kind.OBJECT) {
            return member(container);
        }
        ManifestNode element = value();
        if (element != null) {
            container.elements().add(element);
        }
        return element;
    }

    private @Nullable ManifestNode member(ManifestNode container) {
        if (next() != '"') {
            return null;
        }
        int keyLine = line;
        int keyColumn = column();
        String key = string();
        if (key == null || next() != ':') {
            return null;
        }
        at++;
        ManifestNode member = value();
        boolean isFirst = member != null && container.members().put(key, member.withKeyAt(keyLine, keyColumn)) == null;
        return isFirst ? member : null;
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

    /** The next value, of a container only its opening. */
    private @Nullable ManifestNode value() {
        char first = next();
        int startLine = line;
        int startColumn = column();
        switch (first) {
            case '{':
                at++;
                return node(
                        ManifestNode.Kind.OBJECT, new LinkedHashMap<String, ManifestNode>(), startLine, startColumn);
            case '[':
                at++;
                return node(ManifestNode.Kind.ARRAY, new ArrayList<ManifestNode>(), startLine, startColumn);
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
