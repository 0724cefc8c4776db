package io.github.atexit.manifest;

import io.github.atexit.exit.ExitRoute;
import io.github.atexit.manifest.Field.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The one list of keys that a manifest may have, handler types' own apart. The parser, its messages, the schema and the
 * reference iterate it.
 */
public final class ManifestKeys {
    /** The shortest timeout and deadline, in milliseconds. */
    private static final int SHORTEST = 1;

    private static final List<Field> PHASE = list(
            Field.required("name", Kind.NAME, "What handlers call the phase."),
            Field.optional("order", Kind.NAME, "The order of its handlers.")
                    .oneOf("last-first", "declared")
                    .defaultingTo("last-first"),
            Field.optional("parallel", Kind.BOOLEAN, "Whether its handlers run side by side.")
                    .defaultingTo("false"),
            timeout("Bounds the whole phase.").defaultingTo("its handlers' timeouts"),
            Field.optional("enabled", Kind.BOOLEAN, "With `false` the phase is left out.")
                    .defaultingTo("true"));

    private static final List<Field> ROUTE = list(
            duration("deadline", "Bounds the whole exit on this route.")
                    .defaultingTo("the manifest's `deadline`; `halt` always has one, 5s"),
            Field.optional("handlers", Kind.BOOLEAN, "Whether handlers run on this route.")
                    .defaultingTo("true"),
            Field.optional("status", Kind.STATUS_MAP, "The status to end with, for a status that was asked for."));

    private static final List<Field> OTLP = list(
            Field.optional("endpoint", Kind.TEXT, "The collector's address for OTLP over HTTP; `/v1/logs` is appended.")
                    .defaultingTo("`OTEL_EXPORTER_OTLP_ENDPOINT`, else `http://localhost:4318`"),
            Field.optional("headers", Kind.MAP, "The request's headers.")
                    .defaultingTo("those of `OTEL_EXPORTER_OTLP_HEADERS`, to which these are added"),
            Field.optional("resource", Kind.LABELS, "Attributes of the resource, such as `service.name`.")
                    .defaultingTo(
                            "those of `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_SERVICE_NAME`, to which these are added"),
            timeout("What the sending may take.").defaultingTo("2s"));

    private static final List<Field> REPORT = list(
            Field.optional("console", Kind.NAME, "When an exit is told on stderr.")
                    .oneOf("off", "auto", "summary", "full")
                    .defaultingTo("auto"),
            Field.optional("file", Kind.TEXT, "The JSON Lines file that reports are appended to."),
            Field.optional(
                    "html",
                    Kind.TEXT,
                    "The page of the last exit, one HTML file that loads nothing; it is replaced as a whole."),
            Field.optional(
                            "terminationLog",
                            Kind.TEXT,
                            "The file that Kubernetes shows: `off`, `auto` (`/dev/termination-log`, where that can be written), or a path. It tells every exit as the console's `summary` does, or its `full` where the console has that, in at most 4,096 bytes.")
                    .defaultingTo("off"),
            Field.optional("otlp", Kind.OBJECT, "Where each report is sent as one OTLP log record.")
                    .with(OTLP.toArray(new Field[0])));

    private static final List<Field> WHEN =
            list(Field.required("status", Kind.INTEGERS, "The exit statuses, after the route's status map.")
                    .oneOf("zero", "nonzero"));

    private static final List<Field> HANDLER = list(
            Field.optional("name", Kind.NAME, "What messages, `needs` and the report call the handler; unique.")
                    .defaultingTo("`<type>-<n>`, its type's n-th"),
            Field.required("type", Kind.NAME, "What the handler does."),
            Field.optional("phase", Kind.NAME, "When it runs; one of `phases`, `main-end` or `slow`.")
                    .defaultingTo("its type's own phase"),
            Field.optional("on", Kind.TEXTS, "The routes it runs on, groups of them, or single signals.")
                    .oneOf(RouteWords.all().toArray(new String[0]))
                    .defaultingTo("`java`: all that Java sees"),
            Field.optional("when", Kind.OBJECT, "Narrows it to some exit statuses.")
                    .with(WHEN.toArray(new Field[0])),
            Field.optional(
                    "needs",
                    Kind.TEXTS,
                    "Names of handlers in the same or an earlier phase that must have been `ok` before."),
            timeout("What it may take before it is interrupted.").defaultingTo("the manifest's `timeout`"),
            Field.optional("optional", Kind.BOOLEAN, "Whether its failure leaves the exit status as it is.")
                    .defaultingTo("false"),
            Field.optional(
                            "perInstance",
                            Kind.BOOLEAN,
                            "Whether, after a death, it runs also while another run of the same manifest and main class lives; needs `journal`.")
                    .defaultingTo("false"),
            Field.optional("enabled", Kind.BOOLEAN, "With `false` it is checked, but does not run.")
                    .defaultingTo("true"));

    private static final List<Field> RULE_MATCH = list(
            Field.optional("route", Kind.TEXTS, "The routes, as in `on`.")
                    .oneOf(RouteWords.live().toArray(new String[0]))
                    .defaultingTo("`exit` and `halt`; in `not` every route"),
            Field.optional(
                    "caller",
                    Kind.TEXTS,
                    "Globs of the class of the nearest frame outside the JDK, known exit wrappers and `wrappers`."),
            Field.optional("anyFrame", Kind.TEXTS, "Globs of the class of any frame of the stack."),
            Field.optional("jar", Kind.TEXTS, "Globs of the path of the jar or directory of the caller's class."),
            Field.optional(
                    "anyJar", Kind.TEXTS, "Globs of the path of the jar or directory of any class on the stack."),
            Field.optional("thread", Kind.TEXTS, "Globs of the name of the calling thread."),
            Field.optional("status", Kind.INTEGERS, "The statuses that were asked for, before any status map.")
                    .oneOf("zero", "nonzero"));

    private static final List<Field> RULE = withActions();

    private static final List<Field> TOP = list(
            Field.optional("version", Kind.INTEGER, "The version of the manifest's format.")
                    .between(1, 1)
                    .defaultingTo("1"),
            Field.optional("extends", Kind.TEXTS, "Manifests that this one extends; later ones win."),
            Field.optional("mainClass", Kind.TEXTS, "Globs of main classes; the agent arms for no others.")
                    .defaultingTo("every main class outside the JDK"),
            duration("deadline", "Bounds the whole exit, the JVM's shutdown hooks included."),
            timeout("What a handler may take that does not say.").defaultingTo("10s"),
            duration("slow", "How long an exit lasts before the phase `slow` runs.")
                    .defaultingTo("10s"),
            Field.optional("phases", Kind.VALUES, "The phases in their order, each a name or an object.")
                    .with(PHASE.toArray(new Field[0]))
                    .defaultingTo("`notify`, `drain`, `save`, `shutdown-hooks`, `release`"),
            Field.optional("failureStatus", Kind.INTEGER, "What status 0 becomes when a handler fails.")
                    .between(1, 255)
                    .oneOf("keep")
                    .defaultingTo("1"),
            Field.optional("strict", Kind.BOOLEAN, "Whether a wrong configuration stops the start.")
                    .defaultingTo("true"),
            Field.optional("classpath", Kind.TEXTS, "Jars with the user's own handlers."),
            Field.optional("report", Kind.OBJECT, "Where exit reports go.").with(REPORT.toArray(new Field[0])),
            Field.optional("journal", Kind.TEXT, "The directory of what survives a death that no Java code sees."),
            Field.optional(
                            "sentinel",
                            Kind.BOOLEAN,
                            "Whether a companion process waits for such a death, and judges it at once.")
                    .defaultingTo("false"),
            Field.optional(
                            "jmx",
                            Kind.BOOLEAN,
                            "Whether the agent registers its read-only MBean, `io.github.atexit:type=AtExit`; the platform MBean server brings `java.util.logging` along.")
                    .defaultingTo("false"),
            Field.optional("wrappers", Kind.TEXTS, "Globs of further classes that are never an exit's caller."),
            Field.optional("routes", Kind.OBJECT, "Settings of single routes.").with(routes()),
            Field.optional("rules", Kind.VALUES, "Who may end the JVM how; the first rule that matches decides.")
                    .with(RULE.toArray(new Field[0])),
            Field.optional("handlers", Kind.VALUES, "The exit handlers, in the order of their declaration.")
                    .with(HANDLER.toArray(new Field[0])));

    private ManifestKeys() {}

    /** The keys of the manifest itself. */
    public static List<Field> top() {
        return TOP;
    }

    /**
     * A key of the manifest itself.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static Field named(String name) {
        for (Field field : TOP) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** The keys that every handler may have. */
    public static List<Field> handler() {
        return HANDLER;
    }

    /** The keys of a phase that is given as an object. */
    public static List<Field> phase() {
        return PHASE;
    }

    /** The keys of {@code report}. */
    public static List<Field> report() {
        return REPORT;
    }

    /** The keys of {@code report.otlp}. */
    public static List<Field> otlp() {
        return OTLP;
    }

    /** The keys of a route in {@code routes}. */
    public static List<Field> route() {
        return ROUTE;
    }

    /** The keys of a handler's {@code when}. */
    public static List<Field> when() {
        return WHEN;
    }

    /** The keys of a rule. */
    public static List<Field> rule() {
        return RULE;
    }

    /** The keys of a rule's {@code not}. */
    public static List<Field> ruleMatch() {
        return RULE_MATCH;
    }

    private static List<Field> withActions() {
        List<Field> fields = new ArrayList<Field>(RULE_MATCH);
        fields.add(Field.optional("not", Kind.OBJECT, "What an exit must not look like; all of its keys together.")
                .with(RULE_MATCH.toArray(new Field[0])));
        fields.add(Field.optional("action", Kind.NAME, "What becomes of the exit.")
                .oneOf("allow", "bypass", "deny", "orderly", "unwind")
                .defaultingTo("allow"));
        fields.add(duration("unwindTimeout", "How long the action `unwind` waits for the thread's stack to be empty.")
                .defaultingTo("5s"));
        return Collections.unmodifiableList(fields);
    }

    private static Field[] routes() {
        List<Field> routes = new ArrayList<Field>();
        for (ExitRoute route : ExitRoute.values()) {
            if (route.isLive()) {
                routes.add(Field.optional(route.id(), Kind.OBJECT, "Settings of the route `" + route.id() + "`.")
                        .with(ROUTE.toArray(new Field[0])));
            }
        }
        return routes.toArray(new Field[0]);
    }

    private static Field duration(String name, String summary) {
        return Field.optional(name, Kind.DURATION, summary).between(SHORTEST, Integer.MAX_VALUE);
    }

    private static Field timeout(String summary) {
        return duration("timeout", summary);
    }

    private static List<Field> list(Field... fields) {
        return Collections.unmodifiableList(Arrays.asList(fields));
    }
}
