package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The problems found so far while a manifest is read. Used by one thread. */
public final class Problems {
    /** A set, because a manifest can be wrong in a hundred thousand places. */
    private final Set<ManifestProblem> found = new LinkedHashSet<ManifestProblem>();

    Problems() {}

    void add(ManifestProblem problem) {
        found.add(problem);
    }

    /** Adds a problem at a value. */
    public void at(ManifestNode node, String problem, @Nullable String allowed, @Nullable String suggestion) {
        add(ManifestProblem.error(node.source(), node.line(), node.column(), problem, allowed, suggestion));
    }

    /** Adds a problem at a value that leaves the manifest usable. */
    public void warnAt(ManifestNode node, String problem) {
        add(ManifestProblem.warning(node, problem));
    }

    /** Adds a problem at the key of a value. */
    void atKey(ManifestNode node, String problem, @Nullable String allowed, @Nullable String suggestion) {
        add(ManifestProblem.error(node.source(), node.keyLine(), node.keyColumn(), problem, allowed, suggestion));
    }

    /** How many there are; a part of the manifest is fine if this did not grow while it was read. */
    int count() {
        return found.size();
    }

    /** All problems in the order of their positions. */
    List<ManifestProblem> sorted() {
        List<ManifestProblem> sorted = new ArrayList<ManifestProblem>(found);
        if (sorted.size() > 1) {
            Collections.sort(sorted);
        }
        return Collections.unmodifiableList(sorted);
    }
}
