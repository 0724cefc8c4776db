package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a manifest into the one it extends: objects by key, handlers and phases by name, rules in front, and anything
 * else as a whole. Every value keeps the position in its own file. Stateless.
 */
final class ManifestMerge {
    private static final List<String> BY_NAME = Arrays.asList("handlers", "phases");

    private ManifestMerge() {}

    /** @param over wins where both have a value */
    static ManifestNode root(ManifestNode base, ManifestNode over) {
        Map<String, ManifestNode> members = new LinkedHashMap<String, ManifestNode>(base.members());
        for (Map.Entry<String, ManifestNode> member : over.members().entrySet()) {
            String key = member.getKey();
            ManifestNode below = members.get(key);
            ManifestNode above = member.getValue();
            members.put(key, below == null ? above : value(key, below, above));
        }
        return over.withValue(members);
    }

    private static ManifestNode value(String key, ManifestNode below, ManifestNode above) {
        if (BY_NAME.contains(key)) {
            return above.asArray(byName(below, above));
        }
        if (key.equals("rules")) {
            List<ManifestNode> rules = new ArrayList<ManifestNode>(elements(above));
            rules.addAll(elements(below));
            return above.asArray(rules);
        }
        return object(below, above);
    }

    /** Two objects by key, down to their leaves; anything else is replaced. */
    private static ManifestNode object(ManifestNode below, ManifestNode above) {
        if (below.kind() != ManifestNode.Kind.OBJECT || above.kind() != ManifestNode.Kind.OBJECT) {
            return above;
        }
        Map<String, ManifestNode> members = new LinkedHashMap<String, ManifestNode>(below.members());
        for (Map.Entry<String, ManifestNode> member : above.members().entrySet()) {
            ManifestNode earlier = members.get(member.getKey());
            members.put(member.getKey(), earlier == null ? member.getValue() : object(earlier, member.getValue()));
        }
        return above.withValue(members);
    }

    /** What has a name that the base has takes its place there, the first time it comes; the rest follows. */
    private static List<ManifestNode> byName(ManifestNode below, ManifestNode above) {
        List<ManifestNode> merged = new ArrayList<ManifestNode>(elements(below));
        int based = merged.size();
        Set<String> taken = new HashSet<String>();
        for (ManifestNode element : elements(above)) {
            String name = name(element);
            int place = name == null || taken.contains(name) ? -1 : place(name, merged.subList(0, based));
            if (place < 0) {
                merged.add(element);
            } else {
                taken.add(String.valueOf(name));
                merged.set(place, element(merged.get(place), element));
            }
        }
        return merged;
    }

    private static int place(String name, List<ManifestNode> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (name.equals(name(elements.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    /** A phase that is only a name keeps the base's settings; a handler of another type keeps none. */
    private static ManifestNode element(ManifestNode below, ManifestNode above) {
        if (above.kind() == ManifestNode.Kind.STRING) {
            return below;
        }
        ManifestNode was =
                below.kind() == ManifestNode.Kind.OBJECT ? below.members().get("type") : null;
        ManifestNode is = above.members().get("type");
        boolean other = was != null
                && is != null
                && was.kind() == ManifestNode.Kind.STRING
                && is.kind() == ManifestNode.Kind.STRING
                && !was.string().equals(is.string());
        return other ? above : object(below, above);
    }

    /** The name of a handler or phase; null where it has none. */
    private static @Nullable String name(ManifestNode element) {
        if (element.kind() == ManifestNode.Kind.STRING) {
            return element.string();
        }
        ManifestNode name =
                element.kind() == ManifestNode.Kind.OBJECT ? element.members().get("name") : null;
        return name == null || name.kind() != ManifestNode.Kind.STRING ? null : name.string();
    }

    private static List<ManifestNode> elements(ManifestNode node) {
        return node.kind() == ManifestNode.Kind.ARRAY ? node.elements() : Collections.singletonList(node);
    }
}
