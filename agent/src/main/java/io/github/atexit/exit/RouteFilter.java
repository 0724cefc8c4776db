package io.github.atexit.exit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes that a handler runs on, as its {@code on} names them. Immutable. */
public final class RouteFilter {
    private static final RouteFilter JAVA = new RouteFilter(live(), Collections.<String>emptySet());

    private final EnumSet<ExitRoute> routes;
    private final Set<String> signals;

    private RouteFilter(EnumSet<ExitRoute> routes, Set<String> signals) {
        this.routes = routes;
        this.signals = signals;
    }

    /**
     * A filter for these routes, and beside them for the signal route when it was one of these signals.
     *
     * @param signals names without {@code SIG}, such as {@code TERM}
     */
    public static RouteFilter of(Set<ExitRoute> routes, Set<String> signals) {
        EnumSet<ExitRoute> copy = EnumSet.noneOf(ExitRoute.class);
        copy.addAll(routes);
        return new RouteFilter(
                copy, signals.isEmpty() ? Collections.<String>emptySet() : new LinkedHashSet<String>(signals));
    }

    /** The filter of a handler that does not say: all routes that Java sees. */
    public static RouteFilter java() {
        return JAVA;
    }

    private static EnumSet<ExitRoute> live() {
        EnumSet<ExitRoute> routes = EnumSet.noneOf(ExitRoute.class);
        for (ExitRoute route : ExitRoute.values()) {
            if (route.isLive()) {
                routes.add(route);
            }
        }
        return routes;
    }

    /**
     * Whether a handler with this filter runs.
     *
     * @param signal the signal's name without {@code SIG}; null on other routes
     */
    public boolean accepts(ExitRoute route, @Nullable String signal) {
        return routes.contains(route) || (route == ExitRoute.SIGNAL && signal != null && signals.contains(signal));
    }

    /** Whether the route is named, or part of it. */
    public boolean names(ExitRoute route) {
        return routes.contains(route) || (route == ExitRoute.SIGNAL && !signals.isEmpty());
    }

    /** Whether any route that Java code sees is accepted. */
    public boolean acceptsLive() {
        for (ExitRoute route : ExitRoute.values()) {
            if (route.isLive() && names(route)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any route that no Java code sees is accepted. */
    public boolean acceptsDead() {
        return routes.contains(ExitRoute.CRASHED) || routes.contains(ExitRoute.VANISHED);
    }

    /** As a manifest would say it, the routes first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (ExitRoute route : routes) {
            text.append(text.length() == 0 ? "" : ", ").append(route);
        }
        for (String signal : signals) {
            text.append(text.length() == 0 ? "signal:" : ", signal:").append(signal);
        }
        return text.toString();
    }
}
