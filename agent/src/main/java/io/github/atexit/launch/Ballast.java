package io.github.atexit.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is held only to be given back when the exit begins, because nothing may be left by then. Thread-safe. */
final class Ballast {
    /** Two of them: ZGC and G1 give each pages of its own, of 2 MB and 1 MB, and have those whole when they are let go. */
    private static final int PIECES = 2;

    /** Bytes; the exit's own objects fit in a third of all. */
    private static final int PIECE = 768 * 1024;

    @SuppressWarnings("UnusedVariable")
    private volatile byte @Nullable [][] heap;

    @SuppressWarnings("UnusedVariable")
    private volatile @Nullable Object classes;

    private volatile boolean dropped;

    void holdHeap() {
        heap = new byte[PIECES][PIECE];
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
