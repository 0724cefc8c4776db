package io.github.atexit.exit;

import java.util.Arrays;

/** The exit statuses that a handler runs for, as its {@code when.status} names them. Immutable. */
public final class StatusFilter {
    private static final int[] NONE = {};

    /** Every status. */
    public static final StatusFilter ANY = new StatusFilter("any", true, true, NONE);

    /** Status 0. */
    public static final StatusFilter ZERO = new StatusFilter("zero", true, false, NONE);

    /** Every status but 0. */
    public static final StatusFilter NONZERO = new StatusFilter("nonzero", false, true, NONE);

    private final String text;
    private final boolean zero;
    private final boolean nonzero;
    private final int[] others;

    private StatusFilter(String text, boolean zero, boolean nonzero, int[] others) {
        this.text = text;
        this.zero = zero;
        this.nonzero = nonzero;
        this.others = others;
    }

    /** These statuses and no others. */
    public static StatusFilter in(int... statuses) {
        return new StatusFilter(Arrays.toString(statuses), false, false, statuses.clone());
    }

    /** Whether a handler with this filter runs when the JVM is to end with {@code status}. */
    public boolean accepts(int status) {
        if (status == 0 ? zero : nonzero) {
            return true;
        }
        for (int other : others) {
            if (other == status) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
