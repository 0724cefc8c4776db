package io.github.atexit.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Says in a user's words why a text is not JSON. Loaded only when it is not. */
final class SyntaxProblem {
    private SyntaxProblem() {}

    /** The problem behind a parser's exception: a comment or a trailing comma if there is one, else the parser's. */
    static ManifestProblem of(char[] text, ManifestSource source, JsonProcessingException cause) {
        int line = cause.getLocation() == null ? 1 : cause.getLocation().getLineNr();
        int column = cause.getLocation() == null ? 1 : cause.getLocation().getColumnNr();
        long stopped =
                cause.getLocation() == null ? text.length : cause.getLocation().getCharOffset();
        int slip = slip(text, (int) Math.min(text.length, stopped + 2));
        if (slip < 0) {
            return ManifestProblem.error(
                    source, line, column, "not JSON: " + words(cause.getOriginalMessage()), null, null);
        }
        int[] position = position(text, slip);
        if (text[slip] == ',') {
            return ManifestProblem.error(
                    source, position[0], position[1], "a trailing comma", "no comma after the last element", null);
        }
        return ManifestProblem.error(
                source, position[0], position[1], "a comment", "JSON has none; a key \"$comment\" is ignored", null);
    }

    /** The first comment or trailing comma outside strings; -1 if there is none. */
    private static int slip(char[] text, int end) {
        int comma = -1;
        for (int i = 0; i < end; i++) {
            char c = text[i];
            if (c == '"') {
                i = endOfString(text, i, end);
                comma = -1;
            } else if (c == '#' || (c == '/' && i + 1 < text.length && (text[i + 1] == '/' || text[i + 1] == '*'))) {
                return i;
            } else if ((c == '}' || c == ']') && comma >= 0) {
                return comma;
            } else if (c > ' ') {
                comma = c == ',' ? i : -1;
            }
        }
        return -1;
    }

    private static int endOfString(char[] text, int start, int end) {
        int i = start + 1;
        while (i < end && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Line and column of a character, both counted from 1; a line ends as the parser has it: LF, CR or CR LF. */
    static int[] position(char[] text, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            boolean endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == offset || text[i + 1] != '\n'));
            line += endsLine ? 1 : 0;
            column = endsLine ? 1 : column + 1;
        }
        return new int[] {line, column};
    }

    /** The parser's message without its hints at the parser's own features and without its own positions. */
    private static String words(String message) {
        String words = message;
        for (String tail : new String[] {" (start marker at", " (for Object", " (for Array", "\n", " at [Source"}) {
            int cut = words.indexOf(tail);
            words = cut < 0 ? words : words.substring(0, cut);
        }
        return words.isEmpty() ? "unknown" : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
