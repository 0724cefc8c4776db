package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RouteSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
            String problem = "the handlers' timeouts" + where + " add up to " + text(millis)
                    + ", which is more than the deadline of " + text(deadline.toMillis());
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
            long millis = phase.isParallel() ? longestChain(manifest, phase, route) : sum(manifest, phase, route);
            Duration timeout = phase.timeout();
            sum += timeout == null ? millis : Math.min(millis, timeout.toMillis());
        }
        return sum;
    }

    private static long sum(ExitManifest manifest, Phase phase, ExitRoute route) {
        long sum = 0;
        for (DeclaredHandler handler : manifest.handlers()) {
            sum += isIn(handler, phase, route) ? handler.timeout().toMillis() : 0;
        }
        return sum;
    }

    private static long longestChain(ExitManifest manifest, Phase phase, ExitRoute route) {
        Map<String, DeclaredHandler> handlers = new HashMap<String, DeclaredHandler>();
        for (DeclaredHandler handler : manifest.handlers()) {
            if (isIn(handler, phase, route)) {
                handlers.put(handler.name(), handler);
            }
        }
        long longest = 0;
        for (DeclaredHandler handler : handlers.values()) {
            longest = Math.max(longest, chain(handler, handlers, new HashMap<String, Long>()));
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

    /** As the manifest would say it. */
    static String text(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
