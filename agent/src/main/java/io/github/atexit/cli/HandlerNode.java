package io.github.atexit.cli;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A handler of a manifest, and where the manifest says it. Immutable. */
final class HandlerNode {
    private final DeclaredHandler handler;
    private final ManifestNode node;

    private HandlerNode(DeclaredHandler handler, ManifestNode node) {
        this.handler = handler;
        this.node = node;
    }

    /** The handlers that are enabled, in the order of their declaration. */
    static List<HandlerNode> all(ExitManifest manifest, ManifestNode root) {
        Map<String, DeclaredHandler> byName = new HashMap<>();
        manifest.handlers().forEach(handler -> byName.put(handler.name(), handler));
        Map<String, Integer> ofType = new HashMap<>();
        List<HandlerNode> found = new ArrayList<>();
        for (ManifestNode node : elements(root.members().get("handlers"))) {
            ManifestNode type = node.members().get("type");
            ManifestNode name = node.members().get("name");
            if (type != null) {
                int number = ofType.merge(type.string(), 1, Integer::sum);
                DeclaredHandler handler = byName.get(name == null ? type.string() + '-' + number : name.string());
                if (handler != null) {
                    found.add(new HandlerNode(handler, node));
                }
            }
        }
        return found;
    }

    /** The elements of a list, or the one value that stands for it. */
    static List<ManifestNode> elements(@Nullable ManifestNode node) {
        if (node == null) {
            return Collections.emptyList();
        }
        return node.kind() == ManifestNode.Kind.ARRAY ? node.elements() : Collections.singletonList(node);
    }

    DeclaredHandler handler() {
        return handler;
    }

    /** The value of a key, or null where it is missing. */
    @Nullable
    ManifestNode value(String key) {
        return node.members().get(key);
    }

    /** A text that is known before the exit; null where it is missing or has variables. */
    @Nullable
    String text(String key) {
        ManifestNode value = value(key);
        boolean known = value != null
                && value.kind() == ManifestNode.Kind.STRING
                && !value.string().contains("${");
        return known && value != null ? value.string() : null;
    }

    /** Where a problem of a key is told: at its value, or at the handler. */
    ManifestNode at(String key) {
        ManifestNode value = value(key);
        return value == null ? node : value;
    }
}
