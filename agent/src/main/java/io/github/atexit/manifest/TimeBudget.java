package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RouteSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the handlers of a manifest may take together, against its deadlines. Not for the start path. Stateless. */
final class TimeBudget {
    private TimeBudget() {}

    /** Warns of each deadline that is shorter than the timeouts of the handlers that it bounds. */
    static void check(ExitManifest manifest, ManifestNode root, Problems problems) {
        ManifestNode top = root.members().get("deadline");
        long most = 0;
        for (ExitRoute route : ExitRoute.values()) {
            RouteSettings settings = manifest.routes().get(route);
            if (!route.isLive() || (settings != null && !settings.runsHandlers())) {
                continue;
            }
            long millis = millis(manifest, route);
            ManifestNode own = settings == null ? null : routeDeadline(root, route);
            if (own == null || settings == null) {
                most = Math.max(most, millis);
            } else {
                warn(settings.deadline(), millis, own, " on the route " + route.id(), problems);
            }
        }
        if (top != null) {
            warn(manifest.deadline(), most, top, "", problems);
        }
    }

    private static void warn(
            @Nullable Duration deadline, long millis, ManifestNode node, String where, Problems problems) {
        if (deadline != null && millis > deadline.toMillis()) {
            String problem = "the handlers' timeouts" + where + " add up to " + Durations.text(millis)
                    + ", which is more than the deadline of " + Durations.text(deadline.toMillis());
            problems.add(ManifestProblem.warning(node, problem));
        }
    }

    private static @Nullable ManifestNode routeDeadline(ManifestNode root, ExitRoute route) {
        ManifestNode routes = root.members().get("routes");
        ManifestNode settings = routes == null ? null : routes.members().get(route.id());
        return settings == null ? null : settings.members().get("deadline");
    }

    /** The longest that all phases can take on a route, the JVM's hooks apart. */
    private static long millis(ExitManifest manifest, ExitRoute route) {
        long sum = 0;
        for (Phase phase : manifest.phases()) {
            List<DeclaredHandler> handlers = new ArrayList<DeclaredHandler>();
            for (DeclaredHandler handler : manifest.handlers()) {
                if (isIn(handler, phase, route)) {
                    handlers.add(handler);
                }
            }
            sum += WorstCase.millis(phase, handlers);
        }
        return sum;
    }

    private static boolean isIn(DeclaredHandler handler, Phase phase, ExitRoute route) {
        return handler.phase().equals(phase.name()) && accepts(handler, route);
    }

    private static boolean accepts(DeclaredHandler handler, ExitRoute route) {
        if (route != ExitRoute.SIGNAL) {
            return handler.on().accepts(route, null);
        }
        for (String signal : new String[] {"TERM", "INT", "HUP"}) {
            if (handler.on().accepts(route, signal)) {
                return true;
            }
        }
        return false;
    }
}
