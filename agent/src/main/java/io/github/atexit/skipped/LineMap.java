package io.github.atexit.skipped;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines in which a source file calls the functions that Kotlin's compiler inlined: their code has line numbers past
 * the file's end, which the class file's source debug extension (JSR 45) leads back. Immutable.
 */
final class LineMap {
    static final LineMap NONE = new LineMap(new ArrayList<int[]>());

    private static final String STRATUM = "*S KotlinDebug";

    /** First line, number of lines, line of the call. */
    private final List<int[]> inlined;

    private LineMap(List<int[]> inlined) {
        this.inlined = inlined;
    }

    /** The map of a source debug extension; {@link #NONE} where it has none of Kotlin's. */
    static LineMap of(String debug) {
        int stratum = debug.indexOf(STRATUM);
        int lines = stratum < 0 ? -1 : debug.indexOf("*L\n", stratum);
        if (lines < 0) {
            return NONE;
        }
        List<int[]> inlined = new ArrayList<int[]>();
        int at = lines + "*L\n".length();
        while (at < debug.length() && debug.charAt(at) != '*') {
            int end = debug.indexOf('\n', at);
            end = end < 0 ? debug.length() : end;
            add(debug.substring(at, end), inlined);
            at = end + 1;
        }
        return new LineMap(inlined);
    }

    /** {@code 12#1:40,5} or {@code 12#1:40}: lines 40 to 44 are called in line 12. */
    private static void add(String entry, List<int[]> inlined) {
        int colon = entry.indexOf(':');
        int file = entry.indexOf('#');
        int comma = entry.indexOf(',', colon);
        if (colon < 0) {
            return;
        }
        try {
            int call = Integer.parseInt(entry.substring(0, file < 0 || file > colon ? colon : file));
            int first = Integer.parseInt(entry.substring(colon + 1, comma < 0 ? entry.length() : comma));
            int count = comma < 0 ? 1 : Integer.parseInt(entry.substring(comma + 1));
            inlined.add(new int[] {first, count, call});
        } catch (NumberFormatException e) {
            // Not in Kotlin's form: the line stays what it is.
        }
    }

    /** The line of the source file. */
    int inFile(int line) {
        for (int[] part : inlined) {
            if (line >= part[0] && line < part[0] + part[1]) {
                return part[2];
            }
        }
        return line;
    }
}
