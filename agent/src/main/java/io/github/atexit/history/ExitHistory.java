package io.github.atexit.history;

/** Many exits: their sum, the latest of them, and the latest of those that were not in order. Bounded. Not thread-safe. */
public final class ExitHistory {
    private static final int MOST_WHOLE = 25;
    private static final int MOST_ROWS = 1000;

    private final ExitTally tally = new ExitTally();
    private final LatestExits latest = new LatestExits(MOST_WHOLE, MOST_ROWS);
    private final LatestExits troubled = new LatestExits(MOST_WHOLE, 0);

    public void add(PastExit exit) {
        tally.add(exit);
        latest.add(exit);
        if (Verdict.of(exit).tone() != Verdict.Tone.GOOD) {
            troubled.add(exit);
        }
    }

    public ExitTally tally() {
        return tally;
    }

    /** The latest exits. */
    public LatestExits latest() {
        return latest;
    }

    /** The latest exits with something to say. */
    public LatestExits troubled() {
        return troubled;
    }

    /**
     * The last exit.
     *
     * @throws IllegalStateException if there is none
     */
    public PastExit last() {
        if (tally.count() == 0) {
            throw new IllegalStateException("no exit");
        }
        return latest.whole().get(0);
    }
}
