package io.github.atexit.skipped;

import java.util.ArrayList;
import java.util.List;

/**
 * The code of one method as its class file has it: instructions, lines, exception table. Made by {@link
 * MethodCodeReader}, then not changed.
 */
final class MethodCode {
    static final int NO_LINE = -1;

    final String descriptor;
    final List<Instruction> instructions = new ArrayList<Instruction>();
    final List<ProtectedRange> ranges = new ArrayList<ProtectedRange>();
    /** Local variables that Groovy keeps a resource's first exception in. */
    final List<Integer> primaryExceptions = new ArrayList<Integer>();

    private final List<int[]> lines = new ArrayList<int[]>();

    MethodCode(String descriptor) {
        this.descriptor = descriptor;
    }

    /** Called in the order of the code. */
    void addLine(int offset, int line) {
        if (lines.isEmpty() || lines.get(lines.size() - 1)[0] != offset) {
            lines.add(new int[] {offset, line});
        }
    }

    /** The line of an instruction; {@link #NO_LINE} without debug information. */
    int lineAt(int offset) {
        int line = NO_LINE;
        for (int[] entry : lines) {
            if (entry[0] > offset) {
                break;
            }
            line = entry[1];
        }
        return line;
    }

    /** The first line that begins in a part of the code; {@link #NO_LINE} if none does. */
    int lineBeginningIn(int start, int end) {
        for (int[] entry : lines) {
            if (entry[0] >= start && entry[0] < end) {
                return entry[1];
            }
        }
        return NO_LINE;
    }

    /** The index of the instruction that begins at an offset; negative if none does. */
    int indexOf(int offset) {
        int low = 0;
        int high = instructions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = instructions.get(middle).offset;
            if (at == offset) {
                return middle;
            }
            if (at < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
