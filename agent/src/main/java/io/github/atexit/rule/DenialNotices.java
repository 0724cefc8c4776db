package io.github.atexit.rule;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Decides which denials are told at once: at most one a second for each caller. Thread-safe. */
public final class DenialNotices {
    private static final long PAUSE_NANOS = 1000000000L; // 1 s
    private static final int MOST_CALLERS = 256;

    private final Map<String, Long> lastTold = new HashMap<String, Long>();

    /**
     * Whether a denial is to be told now; it counts as told then.
     *
     * @param caller the caller's class
     * @param nanoTime the value of {@link System#nanoTime} at the denial
     */
    public synchronized boolean isDue(String caller, long nanoTime) {
        Long last = lastTold.get(caller);
        if (last != null && nanoTime - last < PAUSE_NANOS) {
            return false;
        }
        if (last == null && lastTold.size() >= MOST_CALLERS) {
            forgetOlderThan(nanoTime - PAUSE_NANOS);
            if (lastTold.size() >= MOST_CALLERS) {
                return false;
            }
        }
        lastTold.put(caller, nanoTime);
        return true;
    }

    private void forgetOlderThan(long nanoTime) {
        for (Iterator<Long> i = lastTold.values().iterator(); i.hasNext(); ) {
            if (i.next() - nanoTime <= 0) {
                i.remove();
            }
        }
    }
}
