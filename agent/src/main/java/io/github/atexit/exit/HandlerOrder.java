package io.github.atexit.exit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a phase's handlers into the order in which they run. Used once. */
final class HandlerOrder {
    private final List<DeclaredHandler> turns;
    private final Map<String, Integer> turnOf = new HashMap<String, Integer>();
    private final Set<DeclaredHandler> ordered = new LinkedHashSet<DeclaredHandler>();

    /** @param declared the phase's handlers in the order of their declaration */
    HandlerOrder(Phase phase, List<DeclaredHandler> declared) {
        turns = new ArrayList<DeclaredHandler>(declared);
        if (!phase.isDeclaredOrder()) {
            Collections.reverse(turns);
        }
    }

    /** The turns, but what is needed comes before who needs it. */
    List<DeclaredHandler> inOrder() {
        boolean needs = false;
        for (DeclaredHandler handler : turns) {
            needs |= !handler.needs().isEmpty();
        }
        if (!needs) {
            return turns;
        }
        for (int i = 0; i < turns.size(); i++) {
            turnOf.put(turns.get(i).name(), i);
        }
        for (DeclaredHandler handler : turns) {
            add(handler);
        }
        return new ArrayList<DeclaredHandler>(ordered);
    }

    /** Ends, because the manifest has no cycles. Without recursion: a chain may be longer than a stack. */
    private void add(DeclaredHandler wanted) {
        Deque<DeclaredHandler> open = new ArrayDeque<DeclaredHandler>();
        open.push(wanted);
        while (!open.isEmpty()) {
            DeclaredHandler first = firstMissing(open.peek());
            if (first == null) {
                ordered.add(open.pop());
            } else {
                open.push(first);
            }
        }
    }

    /** Of those that a handler needs and that are not ordered yet, the one whose turn is first; null if there is none. */
    private @Nullable DeclaredHandler firstMissing(DeclaredHandler handler) {
        int first = turns.size();
        for (String name : handler.needs()) {
            Integer turn = turnOf.get(name);
            if (turn != null && turn < first && !ordered.contains(turns.get(turn))) {
                first = turn;
            }
        }
        return first == turns.size() ? null : turns.get(first);
    }
}
