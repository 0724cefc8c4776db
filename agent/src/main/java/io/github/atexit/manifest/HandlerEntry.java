package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import org.jspecify.annotations.Nullable;

/** A handler while the manifest is read: where it stands, and what the checks across handlers need. */
final class HandlerEntry {
    final String name;
    final ManifestNode node;
    final ObjectFields fields;
    final @Nullable String phase;
    final boolean enabled;
    /** Null after a problem. */
    final @Nullable DeclaredHandler handler;

    HandlerEntry(
            String name,
            ManifestNode node,
            ObjectFields fields,
            @Nullable String phase,
            @Nullable DeclaredHandler handler) {
        this.name = name;
        this.node = node;
        this.fields = fields;
        this.phase = phase;
        this.enabled = fields.flag("enabled", true);
        this.handler = handler;
    }
}
