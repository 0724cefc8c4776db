package io.github.atexit.journal;

/**
 * How a value stands in a run's file: 48 bits of it, and 16 that depend on them and on the cell's place. Eight bytes that
 * are written by one store, so that a kill leaves the old value or the new. All zero is a cell that was never written.
 */
final class Cell {
    /** What stands in a cell that was never written. */
    static final long EMPTY = -1;
    /** What stands in a cell whose bits do not belong together. */
    static final long DAMAGED = -2;

    private static final int BITS = 48;
    private static final long VALUE = (1L << BITS) - 1;

    private Cell() {}

    /** @param value of 48 bits; what is beyond them is lost */
    static long encode(int place, long value) {
        long kept = value & VALUE;
        return ((long) check(place, kept) << BITS) | kept;
    }

    /** The value, {@link #EMPTY} or {@link #DAMAGED}. */
    static long decode(int place, long stored) {
        if (stored == 0) {
            return EMPTY;
        }
        long value = stored & VALUE;
        return (int) (stored >>> BITS) == check(place, value) ? value : DAMAGED;
    }

    /** Changes with each bit of the value, and with each byte of it that changes; never 0 for the value 0. */
    private static int check(int place, long value) {
        int low = (int) (value & 0xffff);
        int middle = rotated((int) ((value >>> 16) & 0xffff), 5);
        int high = rotated((int) ((value >>> 32) & 0xffff), 11);
        return (low ^ middle ^ high ^ (place * 0x9e37) ^ 0xa55a) & 0xffff;
    }

    private static int rotated(int word, int by) {
        return ((word << by) | (word >>> (16 - by))) & 0xffff;
    }
}
