package io.github.atexit.journal;

/** The cells that every run's file has. Their places are the file's format. */
enum FixedCell {
    /** The agent is armed: 1. */
    ARMED(0),
    /** Main has ended: {@link #RETURNED} or {@link #THREW}. */
    MAIN_END(1),
    /** A route was taken: its {@link RouteCode}, and the status that was asked for in the lower 32 bits. */
    CLAIMED(2),
    /** When it was taken, in milliseconds since the epoch. */
    CLAIM_TIME(3),
    /** The exit's report is being written: 1. */
    PUBLISHING(4),
    /** The exit was reported: 1. Nothing is left to judge. */
    REPORTED(5),
    /** Who judges the run writes its report: the {@link RouteCode} of the verdict. */
    JUDGING(6),
    /** The run's death was reported: the same. */
    JUDGED(7),
    /** Nothing is left to recover: 1. */
    RECOVERED(8),
    /** When a sentinel noticed the death, in milliseconds since the epoch. */
    NOTICED(9);

    static final long RETURNED = 1;
    static final long THREW = 2;

    /** Where it stands, counted from the first. */
    final int place;

    FixedCell(int place) {
        this.place = place;
    }
}
