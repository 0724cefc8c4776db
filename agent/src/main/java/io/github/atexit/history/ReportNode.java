package io.github.atexit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a report. It answers leniently, because the line may come from another version or a stranger: what is
 * missing or of another kind is null, empty, or what the asker falls back on. Immutable.
 */
final class ReportNode {
    private static final ReportNode EMPTY = new ReportNode(Collections.<String, Object>emptyMap());

    private final Map<String, Object> members;

    /** @param members strings, {@link Long}s, {@link Boolean}s, lists of such, and nodes */
    ReportNode(Map<String, Object> members) {
        this.members = members;
    }

    /** A string, or null. */
    @Nullable
    String text(String key) {
        Object value = members.get(key);
        return value instanceof String ? (String) value : null;
    }

    /** A string, or the empty one. */
    String textOrEmpty(String key) {
        String text = text(key);
        return text == null ? "" : text;
    }

    /** A whole number. */
    long number(String key, long otherwise) {
        Object value = members.get(key);
        return value instanceof Long ? (Long) value : otherwise;
    }

    /** Whether the value is {@code true}. */
    boolean flag(String key) {
        return Boolean.TRUE.equals(members.get(key));
    }

    /** Whether the value is an object. */
    boolean hasObject(String key) {
        return members.get(key) instanceof ReportNode;
    }

    /** An object, or one without members. */
    ReportNode object(String key) {
        Object value = members.get(key);
        return value instanceof ReportNode ? (ReportNode) value : EMPTY;
    }

    /** The objects of a list. */
    List<ReportNode> objects(String key) {
        List<ReportNode> objects = new ArrayList<ReportNode>();
        for (Object element : elements(key)) {
            if (element instanceof ReportNode) {
                objects.add((ReportNode) element);
            }
        }
        return objects;
    }

    /** The strings of a list. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<String>();
        for (Object element : elements(key)) {
            if (element instanceof String) {
                texts.add((String) element);
            }
        }
        return texts;
    }

    private List<?> elements(String key) {
        Object value = members.get(key);
        return value instanceof List ? (List<?>) value : Collections.emptyList();
    }
}
