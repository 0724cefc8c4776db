package io.github.atexit.history;

/** Numbers and times in words. */
public final class Counts {
    private static final long SECOND = 1000; // milliseconds
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Counts() {}

    /** A count and its noun, such as {@code 2 hooks} or {@code 1 hook}. */
    public static String of(long count, String noun) {
        return number(count) + " " + noun(count, noun);
    }

    /** A noun for a count; one that ends in {@code s} is left alone. */
    public static String noun(long count, String noun) {
        return count == 1 || noun.endsWith("s") ? noun : noun + "s";
    }

    /** A number with its thousands apart, such as {@code 12,345}. */
    public static String number(long number) {
        StringBuilder digits = new StringBuilder().append(number);
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /** A time span in at most two units: {@code 812 ms}, {@code 12.4 s}, {@code 3 min 20 s}, {@code 2 d 4 h}. */
    public static String span(long millis) {
        if (millis < 2 * SECOND) {
            return number(millis) + " ms";
        }
        if (millis < MINUTE - 50) {
            long tenths = (millis + 50) / 100;
            return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
        }
        if (millis < HOUR) {
            return span(Math.max(millis, MINUTE), MINUTE, "min", SECOND, "s");
        }
        return millis < DAY ? span(millis, HOUR, "h", MINUTE, "min") : span(millis, DAY, "d", HOUR, "h");
    }

    private static String span(long millis, long unit, String name, long smaller, String smallerName) {
        long rest = millis % unit / smaller;
        return millis / unit + " " + name + (rest == 0 ? "" : " " + rest + " " + smallerName);
    }

    /** A moment of a report without its milliseconds, such as {@code 2026-11-23 07:06:05}. */
    public static String moment(String time) {
        return time.length() < 19 || time.charAt(10) != 'T'
                ? time
                : time.substring(0, 10) + " " + time.substring(11, 19);
    }
}
