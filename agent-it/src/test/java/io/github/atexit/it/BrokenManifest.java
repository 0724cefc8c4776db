package io.github.atexit.it;

import java.util.ArrayList;
import java.util.List;

/**
 * A manifest with a problem.
 *
 * @param marked its text; each « stands before a position that the problem may have, and is not part of the text
 * @param words what the problem's line must contain
 */
record BrokenManifest(String name, String marked, List<String> words) {
    private static final char MARK = '«';

    /** A whole manifest. */
    static BrokenManifest of(String name, String marked, String... words) {
        return new BrokenManifest(name, marked, List.of(words));
    }

    /** A manifest of these handlers. */
    static BrokenManifest handlers(String name, String marked, String... words) {
        return of(name, "{\n  \"handlers\": [\n    " + marked + "\n  ]\n}", words);
    }

    /** A manifest whose only handler is a {@code log} with one more key. */
    static BrokenManifest log(String name, String marked, String... words) {
        return handlers(name, "{\"type\": \"log\", \"message\": \"bye\", " + marked + "}", words);
    }

    String text() {
        return marked.replace(String.valueOf(MARK), "");
    }

    /** Whether a line of stderr tells this problem at one of its positions. */
    boolean isTold(String line) {
        return positions().stream().anyMatch(position -> line.contains("atexit.json:" + position + ": "))
                && words.stream().allMatch(line::contains);
    }

    /** Each as {@code line:column}, counted from 1. */
    List<String> positions() {
        var positions = new ArrayList<String>();
        int line = 1;
        int column = 1;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == MARK) {
                positions.add(line + ":" + column);
            } else if (c == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return positions;
    }

    @Override
    public String toString() {
        return name;
    }
}
