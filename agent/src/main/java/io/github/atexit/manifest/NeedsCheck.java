package io.github.atexit.manifest;

import io.github.atexit.exit.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that what handlers need is there, in time, and without cycles. Used once, where any handler needs another. */
final class NeedsCheck {
    /** The most handlers in a chain: each takes a piece of the stack. */
    private static final int LONGEST = 500;

    private final List<HandlerEntry> entries;
    private final Map<String, HandlerEntry> byName;
    private final List<Phase> phases;
    private final Problems problems;
    private final Set<HandlerEntry> done = new HashSet<HandlerEntry>();

    NeedsCheck(List<HandlerEntry> entries, Map<String, HandlerEntry> byName, List<Phase> phases, Problems problems) {
        this.entries = entries;
        this.byName = byName;
        this.phases = phases;
        this.problems = problems;
    }

    void run() {
        for (HandlerEntry entry : entries) {
            for (ManifestNode need : needs(entry)) {
                check(entry, need);
            }
        }
        for (HandlerEntry entry : entries) {
            follow(entry, new ArrayList<HandlerEntry>());
        }
    }

    private static List<ManifestNode> needs(HandlerEntry entry) {
        ManifestNode node = entry.fields.raw("needs");
        List<ManifestNode> names = new ArrayList<ManifestNode>();
        if (node != null) {
            boolean list = node.kind() == ManifestNode.Kind.ARRAY;
            for (ManifestNode name : list ? node.elements() : Collections.singletonList(node)) {
                if (name.kind() == ManifestNode.Kind.STRING) {
                    names.add(name);
                }
            }
        }
        return Collections.unmodifiableList(names);
    }

    private void check(HandlerEntry entry, ManifestNode need) {
        String name = need.string();
        HandlerEntry needed = byName.get(name);
        if (needed == null) {
            unknown(name, need);
        } else if (entry.enabled && !needed.enabled) {
            problems.at(need, "\"needs\" names \"" + name + "\", which is not enabled", null, null);
        } else if (entry.phase != null && needed.phase != null && !inTime(needed.phase, entry.phase)) {
            problems.at(
                    need,
                    "\"needs\" names \"" + name + "\", which is in the phase \"" + needed.phase + '"',
                    "handlers in the phase \"" + entry.phase + "\" or an earlier one",
                    null);
        }
    }

    private void unknown(String name, ManifestNode need) {
        if (problems.onlyCounts()) {
            return;
        }
        List<String> names = new ArrayList<String>();
        for (HandlerEntry candidate : entries) {
            names.add(candidate.name);
        }
        String meant = Words.quoted(Words.nearest(name, names));
        problems.at(need, "\"needs\" names no handler: \"" + name + '"', Words.list(names), meant);
    }

    private boolean inTime(String needed, String needing) {
        if (needed.equals(needing)) {
            return true;
        }
        boolean beside = PhasesReader.isBesideTheOrder(needed) || PhasesReader.isBesideTheOrder(needing);
        return !beside && PhasesReader.indexOf(phases, needed) < PhasesReader.indexOf(phases, needing);
    }

    /** Follows the needs of one handler down; the path holds those that led to it. Reports each cycle once. */
    private void follow(HandlerEntry entry, List<HandlerEntry> path) {
        if (done.contains(entry)) {
            return;
        }
        path.add(entry);
        for (ManifestNode need : needs(entry)) {
            HandlerEntry needed = byName.get(need.string());
            int start = needed == null ? -1 : path.indexOf(needed);
            if (start >= 0) {
                problems.at(need, "\"needs\" goes round: " + cycle(path, start), null, null);
            } else if (needed != null && path.size() == LONGEST) {
                problems.at(need, "\"needs\" makes a chain that is too long", "at most " + LONGEST + " handlers", null);
            } else if (needed != null) {
                follow(needed, path);
            }
        }
        path.remove(path.size() - 1);
        done.add(entry);
    }

    private static String cycle(List<HandlerEntry> path, int start) {
        StringBuilder names = new StringBuilder();
        for (int i = start; i < path.size(); i++) {
            names.append('"').append(path.get(i).name).append("\" needs ");
        }
        return names.append('"').append(path.get(start).name).append('"').toString();
    }
}
