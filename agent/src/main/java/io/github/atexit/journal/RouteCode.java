package io.github.atexit.journal;

import io.github.atexit.exit.ExitRoute;
import org.jspecify.annotations.Nullable;

/** The number of a route in a run's file. Part of the format: a new route goes to the end. */
final class RouteCode {
    private static final ExitRoute[] ROUTES = {
        ExitRoute.MAIN_RETURN,
        ExitRoute.MAIN_THROW,
        ExitRoute.EXIT,
        ExitRoute.SIGNAL,
        ExitRoute.HALT,
        ExitRoute.CRASHED,
        ExitRoute.VANISHED
    };

    private RouteCode() {}

    static long of(ExitRoute route) {
        int code = 0;
        while (ROUTES[code] != route) {
            code++;
        }
        return code;
    }

    /** The route, or null if there is none with this number. */
    static @Nullable ExitRoute route(long code) {
        return code >= 0 && code < ROUTES.length ? ROUTES[(int) code] : null;
    }
}
