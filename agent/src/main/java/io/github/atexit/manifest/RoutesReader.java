package io.github.atexit.manifest;

import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.RouteSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings of single routes. Stateless. */
final class RoutesReader {
    private RoutesReader() {}

    static Map<ExitRoute, RouteSettings> read(ManifestNode routes, Reading reading) {
        Map<ExitRoute, RouteSettings> settings = new EnumMap<ExitRoute, RouteSettings>(ExitRoute.class);
        for (Map.Entry<String, ManifestNode> member : routes.members().entrySet()) {
            String word = member.getKey();
            ManifestNode node = member.getValue();
            ExitRoute route = ExitRoute.withId(word);
            if (word.startsWith("$")) {
                continue;
            }
            if (route == null || !route.isLive()) {
                unknown(word, route, node, reading.problems);
            } else if (node.kind() != ManifestNode.Kind.OBJECT) {
                reading.problems.at(node, '"' + word + "\" is " + node.kind().description(), "an object", null);
            } else {
                settings.put(route, settings(word, node, reading));
            }
        }
        return settings;
    }

    @SuppressWarnings("unchecked")
    private static RouteSettings settings(String word, ManifestNode node, Reading reading) {
        ObjectFields fields = ObjectFields.read(word, node, ManifestKeys.route(), true, reading);
        Map<Integer, Integer> status = (Map<Integer, Integer>) fields.parsed("status");
        return new RouteSettings(
                (Duration) fields.parsed("deadline"),
                fields.flag("handlers", true),
                status == null ? Collections.<Integer, Integer>emptyMap() : status);
    }

    private static void unknown(String word, @Nullable ExitRoute dead, ManifestNode node, Problems problems) {
        List<String> live = new ArrayList<String>();
        for (ExitRoute route : ExitRoute.values()) {
            if (route.isLive()) {
                live.add(route.id());
            }
        }
        String problem = dead == null ? "unknown route \"" + word + '"' : "the route \"" + word + "\" has no settings";
        String meant = dead == null ? LikelySlips.meant(LikelySlips.Kind.ROUTE, word, live) : null;
        problems.atKey(node, problem, Words.list(live), Words.quoted(meant));
    }
}
