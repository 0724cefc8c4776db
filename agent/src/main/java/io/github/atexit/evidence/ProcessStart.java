package io.github.atexit.evidence;

import org.jspecify.annotations.Nullable;

/**
 * When a process started, as the kernel counts: the one number that tells it from another with the same id, whatever
 * happens to the clock.
 */
public final class ProcessStart {
    /** What is told of a process that is not there, or where the kernel does not tell. */
    public static final long UNKNOWN = -1;

    private static final int STATE = 3; // numbers of fields, as in proc(5)
    private static final int START_TIME = 22;

    private ProcessStart() {}

    /** Clock ticks from the boot to the start of this process, or {@link #UNKNOWN}. */
    public static long ofSelf() {
        return ticks(SmallFile.read("/proc/self/stat", 4096));
    }

    /** Clock ticks from the boot to the start of a process that lives; {@link #UNKNOWN} for one that does not. */
    public static long of(long pid) {
        return ticks(SmallFile.read("/proc/" + pid + "/stat", 4096));
    }

    /** The field of a line of {@code /proc/<pid>/stat}; a zombie has ended and only waits to be reaped. */
    static long ticks(@Nullable String stat) {
        int at = stat == null ? -1 : stat.lastIndexOf(')'); // the command's name before it may hold anything
        if (stat == null || at < 0) {
            return UNKNOWN;
        }
        int field = STATE - 1;
        int start = at + 2;
        for (int end = stat.indexOf(' ', start); end >= 0; end = stat.indexOf(' ', start)) {
            field++;
            if (field == STATE && (stat.charAt(start) == 'Z' || stat.charAt(start) == 'X')) {
                return UNKNOWN;
            }
            if (field == START_TIME) {
                return number(stat.substring(start, end));
            }
            start = end + 1;
        }
        return UNKNOWN;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
