package io.github.atexit.track;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constructions that some of the JVM's threads made: a growing array, from which the dead are swept when it is full.
 * Thread-safe; different threads mostly use different shelves, so that the lock is free.
 */
final class InstanceShelf {
    private static final int FIRST_SIZE = 64;

    private final int mostLive;
    private @Nullable TrackedInstance[] kept = new @Nullable TrackedInstance[FIRST_SIZE];
    private int count;
    private int untilNextSweep;
    private long refused;

    /** @param mostLive how many instances may be alive here, a power of two from 64; later ones are refused */
    InstanceShelf(int mostLive) {
        this.mostLive = mostLive;
    }

    /** Takes a construction; constant time on average. */
    synchronized void add(Object instance, long number) {
        if (count > 0 && isNewest(instance)) {
            return;
        }
        if (count == kept.length && !makeRoom()) {
            refused++;
            return;
        }
        kept[count++] = new TrackedInstance(instance, number);
    }

    /** Whether this is the object recorded last, as it is where a constructor called another by {@code this(…)}. */
    private boolean isNewest(Object instance) {
        TrackedInstance newest = kept[count - 1];
        return newest != null && newest.get() == instance;
    }

    /** Sweeps or grows. A full shelf is not swept again before as many more were refused as half of it holds. */
    private boolean makeRoom() {
        if (untilNextSweep > 0) {
            untilNextSweep--;
            return false;
        }
        sweep();
        if (count > kept.length / 2 && kept.length < mostLive) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        } else if (count > kept.length / 2) {
            untilNextSweep = kept.length / 2;
        }
        return count < kept.length;
    }

    private void sweep() {
        int live = 0;
        for (int i = 0; i < count; i++) {
            TrackedInstance instance = kept[i];
            if (instance != null && instance.get() != null) {
                kept[live++] = instance;
            }
        }
        Arrays.fill(kept, live, count, null);
        count = live;
    }

    /** Adds all that were taken and not swept. */
    synchronized void addTo(List<TrackedInstance> all) {
        for (int i = 0; i < count; i++) {
            TrackedInstance instance = kept[i];
            if (instance != null) {
                all.add(instance);
            }
        }
    }

    /** How many were refused because too many were alive. */
    synchronized long refused() {
        return refused;
    }
}
