package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long handlers take where each needs all its time. Not for the start path. Stateless. */
public final class WorstCase {
    private WorstCase() {}

    /** The longest that a phase can take with these of its handlers, in milliseconds. */
    public static long millis(Phase phase, List<DeclaredHandler> handlers) {
        long millis = phase.isParallel() ? longestChain(handlers) : sum(handlers);
        Duration timeout = phase.timeout();
        return timeout == null ? millis : Math.min(millis, timeout.toMillis());
    }

    private static long sum(List<DeclaredHandler> handlers) {
        long sum = 0;
        for (DeclaredHandler handler : handlers) {
            sum += handler.timeout().toMillis();
        }
        return sum;
    }

    private static long longestChain(List<DeclaredHandler> handlers) {
        Map<String, DeclaredHandler> byName = new HashMap<String, DeclaredHandler>();
        for (DeclaredHandler handler : handlers) {
            byName.put(handler.name(), handler);
        }
        Map<String, Long> known = new HashMap<String, Long>();
        long longest = 0;
        for (DeclaredHandler handler : handlers) {
            longest = Math.max(longest, chain(handler, byName, known));
        }
        return longest;
    }

    /** A handler's own time and that of the longest chain it needs, which has no circle: that would be an error. */
    private static long chain(DeclaredHandler handler, Map<String, DeclaredHandler> handlers, Map<String, Long> known) {
        Long before = known.get(handler.name());
        if (before != null) {
            return before;
        }
        long longest = 0;
        for (String need : handler.needs()) {
            DeclaredHandler needed = handlers.get(need);
            longest = needed == null ? longest : Math.max(longest, chain(needed, handlers, known));
        }
        long all = longest + handler.timeout().toMillis();
        known.put(handler.name(), all);
        return all;
    }
}
