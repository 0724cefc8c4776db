package io.github.atexit.history;

/** Something that was skipped or failed, and in how many exits. Not thread-safe. */
public final class Occurrence {
    private final String kind;
    private final String name;
    private long exits;
    private long amount;
    private String last = "";

    Occurrence(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    void add(String time, long many) {
        exits++;
        amount += many;
        if (last.compareTo(time) < 0) {
            last = time;
        }
    }

    /** Such as {@code shutdown hook}. */
    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** How many exits had it. */
    public long exits() {
        return exits;
    }

    /** How many there were in all of them: the tasks of an executor, say. */
    public long amount() {
        return amount;
    }

    /** The time of the last one. */
    public String last() {
        return last;
    }
}
