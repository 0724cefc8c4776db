package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call as the manifest gives them. Immutable. */
final class CallArguments {
    /**
     * Null, Boolean, ManifestNode for a number (made only when it is needed), Template, StaticPath, LiveInstance, List and
     * Map of these.
     */
    private final List<@Nullable Object> values;

    private final List<String> trackedClasses = new ArrayList<String>(0);

    private CallArguments(List<@Nullable Object> values) {
        this.values = values;
        addTracked(values);
    }

    private void addTracked(Collection<?> from) {
        for (Object value : from) {
            if (value instanceof LiveInstance) {
                trackedClasses.add(((LiveInstance) value).className);
            } else if (value instanceof List) {
                addTracked((List<?>) value);
            } else if (value instanceof Map) {
                addTracked(((Map<?, ?>) value).values());
            }
        }
    }

    /** The classes of which the arguments name a live instance. */
    List<String> trackedClasses() {
        return trackedClasses;
    }

    /** Reads them, or reports each problem and returns null. */
    static @Nullable CallArguments read(HandlerFields fields, List<ManifestNode> nodes) {
        List<@Nullable Object> values = new ArrayList<@Nullable Object>(nodes.size());
        return readAll(fields, nodes, values) ? new CallArguments(values) : null;
    }

    private static boolean readAll(HandlerFields fields, List<ManifestNode> nodes, List<@Nullable Object> values) {
        boolean valid = true;
        for (ManifestNode node : nodes) {
            valid &= read(fields, node, values);
        }
        return valid;
    }

    private static boolean read(HandlerFields fields, ManifestNode node, List<@Nullable Object> values) {
        switch (node.kind()) {
            case OBJECT:
                return readObject(fields, node, values);
            case ARRAY:
                List<@Nullable Object> elements = new ArrayList<@Nullable Object>();
                values.add(elements);
                return readAll(fields, node.elements(), elements);
            case STRING:
                return values.add(fields.template(node));
            case NUMBER:
                return values.add(node);
            case BOOLEAN:
                return values.add(node.bool());
            default:
                return values.add(null);
        }
    }

    private static boolean readObject(HandlerFields fields, ManifestNode node, List<@Nullable Object> values) {
        Map<String, ManifestNode> members = node.members();
        if (members.size() == 1 && members.containsKey("instance")) {
            String name = InstanceLookup.className(fields, members.get("instance"), "instance");
            return name != null && values.add(new LiveInstance(name));
        }
        ManifestNode named = members.size() == 1 ? members.get("static") : null;
        if (named != null) {
            List<String> steps = named.kind() == ManifestNode.Kind.STRING ? MethodPath.steps(named.string()) : null;
            if (steps == null || steps.size() < 2) {
                fields.problem(named, "\"static\" does not name an object", "a path such as \"pkg.E.X\"");
                return false;
            }
            return values.add(new StaticPath(steps));
        }
        boolean valid = true;
        Map<String, @Nullable Object> map = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, ManifestNode> member : members.entrySet()) {
            List<@Nullable Object> value = new ArrayList<@Nullable Object>(1);
            valid &= read(fields, member.getValue(), value);
            map.put(member.getKey(), value.isEmpty() ? null : value.get(0));
        }
        values.add(map);
        return valid;
    }

    /**
     * The values at the exit: null, Boolean, BigDecimal, String, {@link GivenObject}, List and Map of these.
     *
     * @throws Exception if an object that is named cannot be had
     */
    List<@Nullable Object> render(HandlerContext context, Jvm jvm) throws Exception {
        return renderAll(values, context, jvm);
    }

    private static List<@Nullable Object> renderAll(List<?> values, HandlerContext context, Jvm jvm) throws Exception {
        List<@Nullable Object> rendered = new ArrayList<@Nullable Object>(values.size());
        for (Object value : values) {
            rendered.add(render(value, context, jvm));
        }
        return rendered;
    }

    private static @Nullable Object render(@Nullable Object value, HandlerContext context, Jvm jvm) throws Exception {
        if (value instanceof Template) {
            return ((Template) value).render(context);
        }
        if (value instanceof ManifestNode) {
            return ((ManifestNode) value).number();
        }
        if (value instanceof StaticPath) {
            // An argument's class may be loaded: whoever is called would do so.
            ClassLookup classes = new ClassLookup(jvm, context.applicationLoader(), true);
            return new GivenObject(
                    Receiver.at(((StaticPath) value).steps, jvm, classes).value());
        }
        if (value instanceof LiveInstance) {
            return new GivenObject(
                    InstanceLookup.of(((LiveInstance) value).className, jvm).get(0));
        }
        if (value instanceof List) {
            return renderAll((List<?>) value, context, jvm);
        }
        if (value instanceof Map) {
            Map<String, @Nullable Object> map = new LinkedHashMap<String, @Nullable Object>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                map.put((String) entry.getKey(), render(entry.getValue(), context, jvm));
            }
            return map;
        }
        return value;
    }

    /** The path of {@code {"static": …}}. */
    private static final class StaticPath {
        private final List<String> steps;

        StaticPath(List<String> steps) {
            this.steps = steps;
        }
    }

    /** The class of {@code {"instance": …}}: its newest live instance is meant. */
    private static final class LiveInstance {
        private final String className;

        LiveInstance(String className) {
            this.className = className;
        }
    }
}
