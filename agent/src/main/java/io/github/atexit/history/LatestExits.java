package io.github.atexit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The latest of many exits: the last few whole, more of them as a row. Bounded. Not thread-safe. */
public final class LatestExits {
    private static final Comparator<Entry> EARLIEST_FIRST = new Comparator<Entry>() {
        @Override
        public int compare(Entry a, Entry b) {
            int byTime = a.row.time().compareTo(b.row.time());
            return byTime != 0 ? byTime : Long.compare(a.order, b.order);
        }
    };

    private static final class Entry {
        private final ExitRow row;
        private final long order;
        private @Nullable PastExit exit;

        Entry(PastExit exit, long order) {
            this.row = new ExitRow(exit);
            this.order = order;
            this.exit = exit;
        }
    }

    private final int mostWhole;
    private final int mostRows;
    private final PriorityQueue<Entry> whole = new PriorityQueue<Entry>(16, EARLIEST_FIRST);
    private final PriorityQueue<Entry> rows = new PriorityQueue<Entry>(16, EARLIEST_FIRST);
    private long count;

    /**
     * @param mostWhole how many are kept with all their details
     * @param mostRows how many earlier ones are kept as a row
     */
    LatestExits(int mostWhole, int mostRows) {
        this.mostWhole = mostWhole;
        this.mostRows = mostRows;
    }

    void add(PastExit exit) {
        whole.add(new Entry(exit, count++));
        if (whole.size() > mostWhole) {
            Entry earliest = whole.poll();
            if (earliest != null) {
                earliest.exit = null;
                rows.add(earliest);
            }
        }
        if (rows.size() > mostRows) {
            rows.poll();
        }
    }

    /** Those kept whole, latest first. */
    public List<PastExit> whole() {
        List<PastExit> exits = new ArrayList<PastExit>();
        for (Entry entry : latestFirst(whole)) {
            if (entry.exit != null) {
                exits.add(entry.exit);
            }
        }
        return exits;
    }

    /** The earlier ones of which a row is kept, latest first. */
    public List<ExitRow> rows() {
        List<ExitRow> kept = new ArrayList<ExitRow>();
        for (Entry entry : latestFirst(rows)) {
            kept.add(entry.row);
        }
        return kept;
    }

    private static List<Entry> latestFirst(PriorityQueue<Entry> queue) {
        List<Entry> sorted = new ArrayList<Entry>(queue);
        Collections.sort(sorted, Collections.reverseOrder(EARLIEST_FIRST));
        return sorted;
    }
}
