package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code config} of a handler of the user's own. Immutable. */
final class JavaConfig {
    /** Null, Boolean, BigDecimal, Template, List and Map of these. */
    private final Map<String, @Nullable Object> values;

    private JavaConfig(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** @param node an object; null for an empty one */
    static JavaConfig read(HandlerFields fields, @Nullable ManifestNode node) {
        return new JavaConfig(
                node == null ? Collections.<String, @Nullable Object>emptyMap() : readMembers(fields, node.members()));
    }

    private static Map<String, @Nullable Object> readMembers(HandlerFields fields, Map<String, ManifestNode> members) {
        Map<String, @Nullable Object> map = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, ManifestNode> member : members.entrySet()) {
            map.put(member.getKey(), value(fields, member.getValue()));
        }
        return map;
    }

    private static @Nullable Object value(HandlerFields fields, ManifestNode node) {
        switch (node.kind()) {
            case OBJECT:
                return readMembers(fields, node.members());
            case ARRAY:
                List<@Nullable Object> list = new ArrayList<@Nullable Object>();
                for (ManifestNode element : node.elements()) {
                    list.add(value(fields, element));
                }
                return list;
            case STRING:
                return fields.template(node);
            case NUMBER:
                return node.number();
            case BOOLEAN:
                return node.bool();
            default:
                return null;
        }
    }

    /** The values at the exit: null, Boolean, BigDecimal, String, List and Map of these, all unmodifiable. */
    @SuppressWarnings("unchecked")
    Map<String, Object> render(HandlerContext context) {
        return (Map<String, Object>) render((Object) values, context);
    }

    @SuppressWarnings("NullAway") // null is a value of JSON's
    private static Object render(@Nullable Object value, HandlerContext context) {
        if (value instanceof Template) {
            return ((Template) value).render(context);
        }
        if (value instanceof List) {
            List<Object> list = new ArrayList<Object>();
            for (Object element : (List<?>) value) {
                list.add(render(element, context));
            }
            return Collections.unmodifiableList(list);
        }
        if (value instanceof Map) {
            Map<String, Object> map = new LinkedHashMap<String, Object>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                map.put((String) entry.getKey(), render(entry.getValue(), context));
            }
            return Collections.unmodifiableMap(map);
        }
        return value;
    }
}
