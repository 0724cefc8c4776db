package io.github.atexit.history;

import java.util.Map;
import java.util.TreeMap;

/**
 * Many durations, of which only how often each occurred is kept. Once there are too many different ones all but their
 * first three digits are dropped, so that the memory is bounded and the median right to a hundredth. Not thread-safe.
 */
final class Durations {
    private static final int MOST_DIFFERENT = 1024;

    private TreeMap<Long, Integer> counts = new TreeMap<Long, Integer>();
    private boolean rounds;
    private long total;
    private long max;

    void add(long millis) {
        add(counts, rounds ? rounded(millis) : millis, 1);
        total++;
        max = Math.max(max, millis);
        if (!rounds && counts.size() > MOST_DIFFERENT) {
            rounds = true;
            TreeMap<Long, Integer> coarser = new TreeMap<Long, Integer>();
            for (Map.Entry<Long, Integer> each : counts.entrySet()) {
                add(coarser, rounded(each.getKey()), each.getValue());
            }
            counts = coarser;
        }
    }

    private static long rounded(long millis) {
        long unit = 1;
        while (millis / unit >= 1000) {
            unit *= 10;
        }
        return millis / unit * unit;
    }

    private static void add(Map<Long, Integer> to, long millis, int times) {
        Integer before = to.get(millis);
        to.put(millis, before == null ? times : before + times);
    }

    /** The lower one of the two in the middle; 0 where there is none. */
    long median() {
        long left = (total - 1) / 2;
        for (Map.Entry<Long, Integer> each : counts.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        return 0;
    }

    long max() {
        return max;
    }

    long count() {
        return total;
    }
}
