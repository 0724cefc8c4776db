package io.github.atexit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Occurrences by kind and name; those that are one too many different are counted together. Not thread-safe. */
final class Occurrences {
    private final Map<String, Occurrence> all = new LinkedHashMap<String, Occurrence>();

    /** Counts one exit that had {@code many} of them. */
    void add(String kind, String name, String time, long many) {
        String key = kind + ' ' + name;
        Occurrence known = all.get(key);
        if (known == null) {
            boolean hasRoom = all.size() < ExitTally.MOST_DIFFERENT;
            key = hasRoom ? key : kind;
            known = all.get(key);
            if (known == null) {
                known = new Occurrence(kind, hasRoom ? name : ExitTally.OTHERS);
                all.put(key, known);
            }
        }
        known.add(time, many);
    }

    /** Most frequent first. */
    List<Occurrence> sorted() {
        List<Occurrence> sorted = new ArrayList<Occurrence>(all.values());
        Collections.sort(sorted, new Comparator<Occurrence>() {
            @Override
            public int compare(Occurrence a, Occurrence b) {
                int byCount = Long.compare(b.exits(), a.exits());
                return byCount != 0 ? byCount : Long.compare(b.amount(), a.amount());
            }
        });
        return sorted;
    }
}
