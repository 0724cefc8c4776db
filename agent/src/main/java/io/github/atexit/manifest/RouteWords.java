package io.github.atexit.manifest;

import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.RouteFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a handler's {@code on}: routes, groups of routes, single signals. Stateless. */
public final class RouteWords {
    private static final String JAVA = "java";
    private static final String DEAD = "dead";
    private static final String ANY = "any";
    private static final String SIGNAL = "signal:";
    private static final String[] SIGNALS = {"TERM", "INT", "HUP"};

    private RouteWords() {}

    /** All words, in the order of the reference. */
    public static List<String> all() {
        List<String> words = new ArrayList<String>(Arrays.asList(JAVA, DEAD, ANY));
        for (ExitRoute route : ExitRoute.values()) {
            words.add(route.id());
        }
        for (String signal : SIGNALS) {
            words.add(SIGNAL + signal);
        }
        return words;
    }

    /** The filter that these nodes declare, or null after a problem. */
    static @Nullable RouteFilter read(List<ManifestNode> nodes, boolean watched, ManifestNode on, Problems problems) {
        int before = problems.count();
        Set<ExitRoute> routes = EnumSet.noneOf(ExitRoute.class);
        Set<String> signals = new HashSet<String>();
        for (ManifestNode node : nodes) {
            add(node, routes, signals, problems);
        }
        if (problems.count() > before) {
            return null;
        }
        if (routes.isEmpty() && signals.isEmpty()) {
            problems.at(on, "\"on\" names no route", Words.list(all()), null);
            return null;
        }
        RouteFilter filter = RouteFilter.of(routes, signals);
        if (!filter.acceptsLive() && !watched) {
            problems.at(on, "\"on\" names only routes that no Java code sees", "they need a \"journal\"", null);
            return null;
        }
        return filter;
    }

    /** The words of routes that Java sees. */
    static List<String> live() {
        List<String> words = new ArrayList<String>();
        words.add(JAVA);
        for (ExitRoute route : ExitRoute.values()) {
            if (route.isLive()) {
                words.add(route.id());
            }
        }
        for (String signal : SIGNALS) {
            words.add(SIGNAL + signal);
        }
        return words;
    }

    /** The filter that these nodes declare, of routes that Java sees; null after a problem. */
    static @Nullable RouteFilter readLive(String key, List<ManifestNode> nodes, ManifestNode list, Problems problems) {
        int before = problems.count();
        Set<ExitRoute> routes = EnumSet.noneOf(ExitRoute.class);
        Set<String> signals = new LinkedHashSet<String>();
        for (ManifestNode node : nodes) {
            if (live().contains(node.string())) {
                add(node, routes, signals, problems);
            } else {
                unknown(node, node.string(), live(), problems);
            }
        }
        if (problems.count() > before) {
            return null;
        }
        if (nodes.isEmpty()) {
            problems.at(list, '"' + key + "\" names no route", Words.list(live()), null);
            return null;
        }
        return RouteFilter.of(routes, signals);
    }

    private static void add(ManifestNode node, Set<ExitRoute> routes, Set<String> signals, Problems problems) {
        String word = node.string();
        ExitRoute single = ExitRoute.withId(word);
        if (single != null) {
            routes.add(single);
        } else if (word.equals(JAVA) || word.equals(DEAD) || word.equals(ANY)) {
            for (ExitRoute route : ExitRoute.values()) {
                if (word.equals(ANY) || route.isLive() == word.equals(JAVA)) {
                    routes.add(route);
                }
            }
        } else if (word.startsWith(SIGNAL) && Arrays.asList(SIGNALS).contains(word.substring(SIGNAL.length()))) {
            signals.add(word.substring(SIGNAL.length()));
        } else {
            unknown(node, word, all(), problems);
        }
    }

    private static void unknown(ManifestNode node, String word, List<String> all, Problems problems) {
        if (problems.onlyCounts()) {
            return;
        }
        String meant;
        if (word.startsWith(SIGNAL)) {
            String name = word.substring(SIGNAL.length());
            String bare = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
            String nearest = Words.nearest(bare, Arrays.asList(SIGNALS));
            meant = nearest == null ? null : SIGNAL + nearest;
        } else {
            meant = LikelySlips.meant(LikelySlips.Kind.ROUTE, word, all);
        }
        problems.at(node, "unknown route \"" + word + '"', Words.list(all), Words.quoted(meant));
    }
}
