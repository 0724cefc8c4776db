package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RouteFilter;
import io.github.atexit.exit.StatusFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the handlers of a manifest. Used once. */
final class HandlersReader {
    private final HandlerTypeRegistry types;
    private final List<Phase> phases;
    private final Duration timeout;
    private final boolean watched;
    private final Reading reading;
    private final Map<String, HandlerEntry> byName = new HashMap<String, HandlerEntry>();
    private final Map<String, TypeFields> known = new HashMap<String, TypeFields>();
    private final Map<String, Integer> ofType = new HashMap<String, Integer>();
    private boolean needed;

    /**
     * @param timeout of a handler that does not say
     * @param watched whether anything serves the routes that no Java code sees
     */
    HandlersReader(HandlerTypeRegistry types, List<Phase> phases, Duration timeout, boolean watched, Reading reading) {
        this.types = types;
        this.phases = phases;
        this.timeout = timeout;
        this.watched = watched;
        this.reading = reading;
    }

    /** The handlers that are enabled and have no problem, in the order of their declaration. */
    List<DeclaredHandler> read(List<ManifestNode> nodes) {
        List<HandlerEntry> entries = new ArrayList<HandlerEntry>();
        for (ManifestNode node : nodes) {
            if (node.kind() == ManifestNode.Kind.OBJECT) {
                entries.add(entry(node));
            } else if (!reading.problems.onlyCounts()) {
                reading.problems.at(
                        node, "a handler is " + node.kind().description(), "an object with a \"type\"", null);
            }
        }
        if (needed) {
            new NeedsCheck(entries, byName, phases, reading.problems).run();
        }
        List<DeclaredHandler> handlers = new ArrayList<DeclaredHandler>();
        for (HandlerEntry entry : entries) {
            if (entry.enabled && entry.handler != null) {
                handlers.add(entry.handler);
            }
        }
        return handlers;
    }

    private HandlerEntry entry(ManifestNode node) {
        ManifestNode typeNode = node.members().get("type");
        boolean named = typeNode != null && typeNode.kind() == ManifestNode.Kind.STRING;
        String word = typeNode != null && named ? typeNode.string() : "handler";
        TypeFields fieldsOf = typeFields(named ? word : "");
        HandlerType type = fieldsOf.type;
        if (typeNode != null && named && type == null) {
            unknownType(word, typeNode);
        }
        int before = reading.problems.count();
        ObjectFields fields =
                ObjectFields.read(type == null ? "a handler" : word, node, fieldsOf.table, type != null, reading);
        Integer earlier = ofType.get(word);
        int number = earlier == null ? 1 : earlier + 1;
        ofType.put(word, number);
        String given = fields.name("name");
        String name = given == null ? word + '-' + number : given;
        String phase = phase(type, fields);
        needed |= fields.has("needs");
        DeclaredHandler handler = type == null ? null : handler(name, type, phase, fields, before);
        HandlerEntry entry = new HandlerEntry(name, node, fields, phase, handler);
        remember(entry);
        return entry;
    }

    /** The type of this word and the keys of its handlers, found once. */
    private TypeFields typeFields(String word) {
        TypeFields fields = known.get(word);
        if (fields == null) {
            HandlerType type = types.named(word);
            if (type == null && !word.isEmpty()) {
                return typeFields("");
            }
            fields = new TypeFields(type);
            known.put(word, fields);
        }
        return fields;
    }

    private @Nullable DeclaredHandler handler(
            String name, HandlerType type, @Nullable String phase, ObjectFields fields, int before) {
        RouteFilter on = on(fields);
        StatusFilter when = when(fields);
        Duration missing = type.ownTimeout(fields, timeout);
        List<String> needs = fields.constants("needs");
        checkPerInstance(fields, on);
        HandlerBody body = fields.isComplete(type.fields()) ? type.create(fields) : null;
        if (reading.problems.count() > before || body == null || phase == null) {
            if (reading.problems.count() == before) {
                throw new IllegalStateException("type " + type.name() + " made no handler and reported no problem");
            }
            return null;
        }
        return DeclaredHandler.named(name, type.name(), phase)
                .on(on)
                .when(when)
                .needs(needs)
                .timeout(fields.duration("timeout", missing))
                .optional(fields.flag("optional", false))
                .perInstance(fields.flag("perInstance", false))
                .build(body);
    }

    private void remember(HandlerEntry entry) {
        HandlerEntry earlier = byName.get(entry.name);
        if (earlier == null) {
            byName.put(entry.name, entry);
            return;
        }
        ManifestNode at = entry.fields.raw("name");
        reading.problems.at(
                at == null ? entry.node : at,
                "a second handler with the name \"" + entry.name + '"',
                "the first is in line " + earlier.node.line(),
                null);
    }

    /** The phase's name if it is one that handlers may be in, or null after a problem. */
    private @Nullable String phase(@Nullable HandlerType type, ObjectFields fields) {
        String given = fields.name("phase");
        if (given == null && (type == null || fields.has("phase"))) {
            return null;
        }
        String name = given == null && type != null ? type.phase() : given;
        if (name == null || PhasesReader.isBesideTheOrder(name)) {
            return name;
        }
        if (name.equals(Phase.SHUTDOWN_HOOKS)) {
            fields.problem(
                    "phase", "no handler can be in \"shutdown-hooks\", which is the JVM's own", Words.list(names()));
            return null;
        }
        if (PhasesReader.indexOf(phases, name) >= 0) {
            return name;
        }
        if (given == null && type != null) {
            String problem = "the phase \"" + name + "\" of the type \"" + type.name() + "\" is not among \"phases\"";
            fields.problem(
                    "phase",
                    problem,
                    "add \"" + name + "\" to \"phases\", or say the handler's \"phase\": " + Words.list(names()));
            return null;
        }
        ManifestNode node = fields.raw("phase");
        if (node != null && !reading.problems.onlyCounts()) {
            reading.problems.at(
                    node,
                    "the phase \"" + name + "\" is not declared",
                    "add \"" + name + "\" to \"phases\", or one of: " + Words.list(names()),
                    Words.quoted(LikelySlips.meant(LikelySlips.Kind.PHASE, name, names())));
        }
        return null;
    }

    private List<String> names() {
        List<String> names = new ArrayList<String>();
        for (Phase phase : phases) {
            if (!phase.isShutdownHooks()) {
                names.add(phase.name());
            }
        }
        names.add(Phase.MAIN_END);
        names.add(Phase.SLOW);
        return names;
    }

    private RouteFilter on(ObjectFields fields) {
        ManifestNode node = fields.raw("on");
        if (node == null || fields.parsed("on") == null) {
            return RouteFilter.java();
        }
        boolean list = node.kind() == ManifestNode.Kind.ARRAY;
        List<ManifestNode> words = list ? node.elements() : Collections.singletonList(node);
        RouteFilter filter = RouteWords.read(words, watched, node, reading.problems);
        return filter == null ? RouteFilter.java() : filter;
    }

    private void checkPerInstance(ObjectFields fields, RouteFilter on) {
        if (!fields.flag("perInstance", false)) {
            return;
        }
        if (!watched) {
            fields.problem("perInstance", "\"perInstance\" is about runs that died", "it needs a \"journal\"");
        } else if (!on.acceptsDead()) {
            fields.problem(
                    "perInstance",
                    "\"perInstance\" is for handlers that run after a death",
                    "\"on\" with \"dead\", \"crashed\", \"vanished\" or \"any\"");
        }
    }

    private StatusFilter when(ObjectFields fields) {
        ManifestNode node = fields.node("when");
        if (node == null) {
            return StatusFilter.ANY;
        }
        Object status = ObjectFields.read("\"when\"", node, ManifestKeys.when(), true, reading)
                .parsed("status");
        return StatusFilters.of(status);
    }

    private void unknownType(String word, ManifestNode node) {
        if (reading.problems.onlyCounts()) {
            return;
        }
        String known = Words.list(types.names());
        String meant = LikelySlips.meant(LikelySlips.Kind.TYPE, word, types.names());
        reading.problems.at(node, "unknown type \"" + word + '"', known, Words.quoted(meant));
    }

    /** A type, if the word names one, and the keys that its handlers may have. */
    private static final class TypeFields {
        final @Nullable HandlerType type;
        final FieldTable table;

        TypeFields(@Nullable HandlerType type) {
            this.type = type;
            this.table = type == null
                    ? FieldTable.of(ManifestKeys.handler())
                    : FieldTable.of(ManifestKeys.handler(), type.fields());
        }
    }
}
