package io.github.atexit.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is held only to be given back when the exit begins, because nothing may be left by then. Thread-safe. */
final class Ballast {
    private static final int HEAP =
            1024 * 1024 - 64; // bytes; with its header one region of G1; the exit's own objects fit in half of it

    @SuppressWarnings("UnusedVariable")
    private volatile byte @Nullable [] heap;

    @SuppressWarnings("UnusedVariable")
    private volatile @Nullable Object classes;

    private volatile boolean dropped;

    void holdHeap() {
        heap = new byte[HEAP];
    }

    /** Room for classes, where the JVM has a limit for them. */
    void holdClasses(List<String> commandLine) {
        classes = MetaspaceBallast.ifLimited(commandLine, System.getenv());
        if (dropped) {
            classes = null;
        }
    }

    void drop() {
        dropped = true;
        heap = null;
        classes = null;
    }
}
