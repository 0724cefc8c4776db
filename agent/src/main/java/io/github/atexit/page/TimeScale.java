package io.github.atexit.page;

import io.github.atexit.history.Counts;

/** Where on a bar's line a moment of the exit stands. Immutable. */
final class TimeScale {
    private static final int MOST_TICKS = 5;

    private final long end;
    private final long step;

    /** @param end the last moment, in milliseconds from the beginning */
    TimeScale(long end) {
        this.end = Math.max(1, end);
        this.step = step(this.end);
    }

    /** The shortest of 1, 2, 5, 10, 20, … milliseconds that does not make too many ticks. */
    private static long step(long end) {
        long unit = 1;
        while (true) {
            if (end / unit <= MOST_TICKS) {
                return unit;
            }
            if (end / (2 * unit) <= MOST_TICKS) {
                return 2 * unit;
            }
            if (end / (5 * unit) <= MOST_TICKS) {
                return 5 * unit;
            }
            unit *= 10;
        }
    }

    /** The milliseconds between two ticks. */
    long step() {
        return step;
    }

    long end() {
        return end;
    }

    /** The share of the line's length before a moment, such as {@code 12.34%}. */
    String at(long millis) {
        return percent(millis, end);
    }

    /** A part of a whole, such as {@code 12.34%}; at most all of it. */
    static String percent(long part, long whole) {
        long hundredths = Math.round(Math.min(Math.max(part, 0), whole) * 10000.0 / whole);
        String fraction = Long.toString(100 + hundredths % 100).substring(1);
        return hundredths / 100 + "." + fraction + "%";
    }

    /** A tick's label, in the unit that fits the step. */
    String label(long millis) {
        if (millis == 0) {
            return "0";
        }
        if (end < 2000) {
            return Counts.number(millis) + " ms";
        }
        long tenths = millis / 100;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
    }
}
