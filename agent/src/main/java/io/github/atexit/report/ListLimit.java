package io.github.atexit.report;

/** How long a report's lists may be; remembers what was cut. Used by one thread. */
final class ListLimit {
    private final int most;
    private final StringBuilder cut = new StringBuilder();

    ListLimit(int most) {
        this.most = most;
    }

    /** How many elements of a list are written; what is cut is counted. */
    int kept(String list, int size) {
        if (size > most) {
            addCut(list, size - most);
            return most;
        }
        return size;
    }

    /** Counts elements that are missing in a list already. */
    void addCut(String list, int count) {
        cut.append(cut.length() == 0 ? "" : ", ").append(count).append(" of ").append(list);
    }

    boolean hasCut() {
        return cut.length() > 0;
    }

    /** In words, such as {@code 12 of handlers}. */
    String whatWasCut() {
        return cut.toString();
    }
}
