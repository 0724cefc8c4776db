package io.github.atexit.history;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The exits of one route by one caller. Not thread-safe. */
public final class CallerTally {
    private static final int MOST_STATUSES = 256;

    private final String route;
    private final @Nullable String signal;
    private final @Nullable PastCaller caller;
    private final Map<Long, Long> statuses = new TreeMap<Long, Long>();
    private long count;
    private long incomplete;
    private String last = "";

    CallerTally(PastExit first) {
        this.route = first.route();
        this.signal = first.signal();
        this.caller = first.caller();
    }

    /** What one tally must have in common. */
    static String key(PastExit exit) {
        PastCaller caller = exit.caller();
        return exit.route()
                + ' '
                + exit.signal()
                + ' '
                + (caller == null ? "" : caller.frame() + ' ' + caller.jarName());
    }

    void add(PastExit exit) {
        count++;
        long status = exit.finalStatus();
        if (status != Long.MIN_VALUE) {
            Long before = statuses.get(status);
            if (before != null || statuses.size() < MOST_STATUSES) {
                statuses.put(status, before == null ? 1 : before + 1);
            }
        }
        if (exit.skipped().isAny()) {
            incomplete++;
        }
        if (last.compareTo(exit.time()) < 0) {
            last = exit.time();
        }
    }

    public String route() {
        return route;
    }

    /** Without SIG; null if there was none. */
    public @Nullable String signal() {
        return signal;
    }

    /** The route, with the signal's name. */
    public String what() {
        return signal == null ? route : route + " " + signal;
    }

    /** Null where nobody's code ended the JVM. */
    public @Nullable PastCaller caller() {
        return caller;
    }

    public long count() {
        return count;
    }

    /** How many of them skipped cleanup. */
    public long incomplete() {
        return incomplete;
    }

    /** How often each final status occurred. */
    public Map<Long, Long> statuses() {
        return Collections.unmodifiableMap(statuses);
    }

    /** The time of the last one. */
    public String last() {
        return last;
    }
}
