package io.github.atexit.manifest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The durations of manifests and options: {@code 250ms}, {@code 10s}, {@code 1m30s}, {@code 2h}. */
public final class Durations {
    /** The longest duration: a year. */
    private static final long LONGEST_MILLIS = 365L * 24 * 60 * 60 * 1000;

    private static final String[] UNITS = {"h", "m", "s", "ms"};
    private static final long[] MILLIS = {3_600_000, 60_000, 1_000, 1};

    private Durations() {}

    /**
     * Reads a duration: whole numbers with the units h, m, s, ms, each at most once and in this order, without spaces.
     *
     * @return the duration, 365 days at most, or null if the text is none
     */
    public static @Nullable Duration parse(String text) {
        long total = 0;
        int nextUnit = 0;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int word = at;
            while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
                at++;
            }
            int unit = unit(text.substring(word, at), nextUnit);
            if (word == digits || word - digits > 12 || unit < 0) {
                return null;
            }
            long count = Long.parseLong(text.substring(digits, word));
            if (count > LONGEST_MILLIS / MILLIS[unit]) {
                return null;
            }
            total += count * MILLIS[unit];
            nextUnit = unit + 1;
        }
        return nextUnit == 0 || total > LONGEST_MILLIS ? null : Duration.ofMillis(total);
    }

    /** As a manifest would say it, such as {@code 10s} or {@code 1500ms}. */
    public static String text(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static int unit(String word, int from) {
        for (int i = from; i < UNITS.length; i++) {
            if (UNITS[i].equals(word)) {
                return i;
            }
        }
        return -1;
    }
}
