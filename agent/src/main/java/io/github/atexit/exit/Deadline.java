package io.github.atexit.exit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moment after which something must be over: absolute, on the monotonic clock. Immutable. */
public final class Deadline {
    /** The deadline that never passes. */
    public static final Deadline NEVER = new Deadline(0, true);

    private final long nanoTime;
    private final boolean never;

    private Deadline(long nanoTime, boolean never) {
        this.nanoTime = nanoTime;
        this.never = never;
    }

    /** The deadline that passes this long after now. */
    public static Deadline after(Duration duration) {
        return at(System.nanoTime(), duration.toNanos());
    }

    /** The deadline that passes {@code nanos} after the moment at which {@link System#nanoTime} was {@code start}. */
    public static Deadline at(long start, long nanos) {
        return new Deadline(start + nanos, false);
    }

    /** The earlier of this and another. */
    public Deadline orEarlier(@Nullable Deadline other) {
        if (other == null || other.never) {
            return this;
        }
        return never || other.nanoTime - nanoTime < 0 ? other : this;
    }

    public boolean isNever() {
        return never;
    }

    public boolean hasPassed() {
        return remainingNanos() <= 0;
    }

    /** The nanoseconds left; negative when it has passed, {@link Long#MAX_VALUE} for {@link #NEVER}. */
    public long remainingNanos() {
        return never ? Long.MAX_VALUE : nanoTime - System.nanoTime();
    }
}
