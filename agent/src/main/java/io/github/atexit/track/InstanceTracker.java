package io.github.atexit.track;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The live instances of tracked classes. Holds none of them, nor their classes or loaders, alive; records at most 65,536
 * that live at one time, by thread at most 8,192. Thread-safe; a construction costs far less than 200 ns.
 */
public final class InstanceTracker {
    private static final int SHELVES = 8; // a power of two
    private static final int MOST_LIVE = 8192; // on each

    private final InstanceShelf[] shelves = new InstanceShelf[SHELVES];
    private final AtomicLong constructions = new AtomicLong();

    public InstanceTracker() {
        for (int i = 0; i < SHELVES; i++) {
            shelves[i] = new InstanceShelf(MOST_LIVE);
        }
    }

    /** Records an object at the end of one of its constructors; further records of it change nothing. */
    public void add(Object instance) {
        int shelf = (int) Thread.currentThread().getId() & (SHELVES - 1);
        shelves[shelf].add(instance, constructions.getAndIncrement());
    }

    /**
     * The live instances of a class and of its subclasses, newest first, each once; a fresh list, which keeps them alive.
     *
     * @param className as {@link ClassNames#meant} takes it; classes of this name in all loaders count
     */
    public List<Object> instances(String className) {
        List<TrackedInstance> all = new ArrayList<TrackedInstance>();
        for (InstanceShelf shelf : shelves) {
            shelf.addTo(all);
        }
        Collections.sort(all, NEWEST_FIRST);
        List<String> names = ClassNames.meant(className);
        IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<Object, Boolean>();
        List<Object> instances = new ArrayList<Object>();
        for (TrackedInstance tracked : all) {
            Object instance = tracked.get();
            if (instance != null && isOf(instance.getClass(), names) && seen.put(instance, true) == null) {
                instances.add(instance);
            }
        }
        return instances;
    }

    private static boolean isOf(Class<?> type, List<String> names) {
        for (Class<?> parent = type; parent != null; parent = parent.getSuperclass()) {
            if (names.contains(parent.getName())) {
                return true;
            }
        }
        return false;
    }

    /** How many constructions were not recorded because too many instances were alive. */
    public long refused() {
        long refused = 0;
        for (InstanceShelf shelf : shelves) {
            refused += shelf.refused();
        }
        return refused;
    }

    private static final Comparator<TrackedInstance> NEWEST_FIRST = new Comparator<TrackedInstance>() {
        @Override
        public int compare(TrackedInstance one, TrackedInstance other) {
            return Long.compare(other.number, one.number);
        }
    };
}
