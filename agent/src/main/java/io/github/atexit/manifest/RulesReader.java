package io.github.atexit.manifest;

import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.RouteFilter;
import io.github.atexit.rule.ExitRule;
import io.github.atexit.rule.Glob;
import io.github.atexit.rule.RuleAction;
import io.github.atexit.rule.RuleMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a manifest. Stateless. */
final class RulesReader {
    private static final Duration DEFAULT_UNWIND_TIMEOUT = Duration.ofSeconds(5);
    private static final Set<ExitRoute> DEFAULT_ROUTES = EnumSet.of(ExitRoute.EXIT, ExitRoute.HALT);
    private static final RouteFilter BY_DEFAULT = RouteFilter.of(DEFAULT_ROUTES, Collections.<String>emptySet());

    private RulesReader() {}

    /** The rules without a problem, in their order. */
    static List<ExitRule> read(List<ManifestNode> nodes, Reading reading) {
        List<ExitRule> rules = new ArrayList<ExitRule>(nodes.size());
        for (ManifestNode node : nodes) {
            if (node.kind() == ManifestNode.Kind.OBJECT) {
                int before = reading.problems.count();
                ExitRule rule = rule(node, reading);
                if (reading.problems.count() == before) {
                    rules.add(rule);
                }
            } else {
                reading.problems.at(node, "a rule is " + node.kind().description(), "an object", null);
            }
        }
        return rules;
    }

    private static ExitRule rule(ManifestNode node, Reading reading) {
        ObjectFields fields = ObjectFields.read("a rule", node, ManifestKeys.rule(), true, reading);
        String word = fields.name("action");
        RuleAction action = word == null ? null : RuleAction.withId(word);
        if (action == null) {
            action = RuleAction.ALLOW;
        }
        RouteFilter routes = fields.has("route") ? routes(fields, reading) : BY_DEFAULT;
        if (routes != null) {
            checkRoutes(action, routes, fields, node, reading.problems);
        }
        if (fields.has("unwindTimeout") && action != RuleAction.UNWIND) {
            ManifestNode timeout = fields.raw("unwindTimeout");
            reading.problems.atKey(
                    timeout == null ? node : timeout,
                    "\"unwindTimeout\" is for the action \"unwind\" only",
                    null,
                    null);
        }
        return new ExitRule(
                match(fields, routes, reading),
                not(fields, reading),
                action,
                fields.duration("unwindTimeout", DEFAULT_UNWIND_TIMEOUT),
                node.source().name() + ':' + node.line() + ':' + node.column());
    }

    /** A rule's route is one that its action is for, whether it says so or means it by saying nothing. */
    private static void checkRoutes(
            RuleAction action, RouteFilter routes, ObjectFields fields, ManifestNode rule, Problems problems) {
        for (ExitRoute route : ExitRoute.values()) {
            if (routes.names(route) && !action.isFor(route)) {
                ManifestNode at = fields.raw("route");
                String unsaid = at == null ? ", which a rule without \"route\" is about" : "";
                problems.at(
                        at == null ? rule : at,
                        "the action \"" + action.id() + "\" is not for the route \"" + route.id() + '"' + unsaid,
                        "\"route\" must be " + allowed(action),
                        null);
                return;
            }
        }
    }

    private static String allowed(RuleAction action) {
        StringBuilder words = new StringBuilder();
        for (ExitRoute route : ExitRoute.values()) {
            if (action.isFor(route)) {
                words.append(words.length() == 0 ? "" : " or ").append(route.id());
            }
        }
        return words.toString();
    }

    private static @Nullable RuleMatch not(ObjectFields fields, Reading reading) {
        ManifestNode node = fields.node("not");
        if (node == null) {
            return null;
        }
        ObjectFields unwanted = ObjectFields.read("\"not\"", node, ManifestKeys.ruleMatch(), true, reading);
        if (node.members().isEmpty()) {
            reading.problems.at(node, "\"not\" is empty and would match no exit", "one of a rule's keys", null);
        }
        return match(unwanted, routes(unwanted, reading), reading);
    }

    private static RuleMatch match(ObjectFields fields, @Nullable RouteFilter routes, Reading reading) {
        List<RuleMatch.Globs> globs = new ArrayList<RuleMatch.Globs>();
        for (RuleMatch.Part part : RuleMatch.Part.values()) {
            ManifestNode node = fields.raw(part.key());
            if (node != null) {
                globs.add(new RuleMatch.Globs(part, globs(part, node, fields, reading.problems)));
            }
        }
        return new RuleMatch(routes, StatusFilters.of(fields.parsed("status")), globs);
    }

    private static List<String> globs(RuleMatch.Part part, ManifestNode node, ObjectFields fields, Problems problems) {
        List<String> globs = new ArrayList<String>();
        for (String glob : fields.constants(part.key())) {
            if (glob.isEmpty()) {
                problems.at(node, '"' + part.key() + "\" has an empty glob", null, null);
            } else if (part.glob() == Glob.CLASS && glob.indexOf('/') >= 0) {
                problems.at(
                        node,
                        '"' + part.key() + "\" has \"" + glob + '"',
                        "globs of class names such as com.acme.**",
                        Words.quoted(glob.replace('/', '.')));
            }
            globs.add(part.glob() == Glob.PATH ? absolute(glob) : glob);
        }
        if (node.kind() == ManifestNode.Kind.ARRAY && node.elements().isEmpty()) {
            problems.at(node, '"' + part.key() + "\" has no glob", "a glob or a list of them", null);
        }
        return globs;
    }

    /** Relative paths are from the working directory; a glob that begins with two stars is not relative. */
    private static String absolute(String glob) {
        boolean relative = !glob.startsWith("/") && !glob.startsWith("**");
        return relative ? System.getProperty("user.dir", "") + '/' + glob : glob;
    }

    private static @Nullable RouteFilter routes(ObjectFields fields, Reading reading) {
        ManifestNode node = fields.raw("route");
        if (node == null || fields.parsed("route") == null) {
            return null;
        }
        boolean list = node.kind() == ManifestNode.Kind.ARRAY;
        List<ManifestNode> words = list ? node.elements() : Collections.singletonList(node);
        return RouteWords.readLive("route", words, node, reading.problems);
    }
}
