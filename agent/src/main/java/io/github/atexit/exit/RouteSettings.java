package io.github.atexit.exit;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a manifest says of one route. Immutable. */
public final class RouteSettings {
    /** The settings of a route that the manifest does not mention. */
    public static final RouteSettings DEFAULT = new RouteSettings(null, true, Collections.<Integer, Integer>emptyMap());

    private final @Nullable Duration deadline;
    private final boolean handlers;
    private final Map<Integer, Integer> status;

    /**
     * @param deadline bounds the whole exit on this route; null if the manifest's own does
     * @param handlers whether handlers run on this route
     * @param status the status to end with for a status that was asked for; others stay
     */
    public RouteSettings(@Nullable Duration deadline, boolean handlers, Map<Integer, Integer> status) {
        this.deadline = deadline;
        this.handlers = handlers;
        this.status = status;
    }

    public @Nullable Duration deadline() {
        return deadline;
    }

    public boolean runsHandlers() {
        return handlers;
    }

    /** The status that the JVM is to end with when {@code asked} was asked for. */
    public int mapStatus(int asked) {
        Integer mapped = status.get(asked);
        return mapped == null ? asked : mapped;
    }
}
