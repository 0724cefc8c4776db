package io.github.atexit.exit;

import java.util.Arrays;

/** The exit statuses that a handler runs for, as its {@code when.status} names them. Immutable. */
public abstract class StatusFilter {
    /** Every status. */
    public static final StatusFilter ANY = new StatusFilter() {
        @Override
        public boolean accepts(int status) {
            return true;
        }

        @Override
        public String toString() {
            return "any";
        }
    };

    /** Status 0. */
    public static final StatusFilter ZERO = new StatusFilter() {
        @Override
        public boolean accepts(int status) {
            return status == 0;
        }

        @Override
        public String toString() {
            return "zero";
        }
    };

    /** Every status but 0. */
    public static final StatusFilter NONZERO = new StatusFilter() {
        @Override
        public boolean accepts(int status) {
            return status != 0;
        }

        @Override
        public String toString() {
            return "nonzero";
        }
    };

    private StatusFilter() {}

    /** These statuses and no others. */
    public static StatusFilter in(int... statuses) {
        final int[] accepted = statuses.clone();
        return new StatusFilter() {
            @Override
            public boolean accepts(int status) {
                for (int candidate : accepted) {
                    if (candidate == status) {
                        return true;
                    }
                }
                return false;
            }

            @Override
            public String toString() {
                return Arrays.toString(accepted);
            }
        };
    }

    /** Whether a handler with this filter runs when the JVM is to end with {@code status}. */
    public abstract boolean accepts(int status);
}
