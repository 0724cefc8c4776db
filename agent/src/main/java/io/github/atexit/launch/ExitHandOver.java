package io.github.atexit.launch;

import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.ExitSequence;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Takes the exit from a thread that has no stack left for it (exit called where a StackOverflowError was caught) to a
 * fresh one. Made before it is needed, and called with as few frames as can be. Thread-safe.
 */
final class ExitHandOver implements Runnable {
    private final ExitSequence sequence;
    private final ExitEvents events;
    private volatile @Nullable Thread from;
    private volatile @Nullable Thread successor;
    private volatile int status;
    private volatile boolean halts;

    ExitHandOver(ExitSequence sequence, ExitEvents events) {
        this.sequence = sequence;
        this.events = events;
    }

    /**
     * Exits on another thread. Does not return.
     *
     * @throws StackOverflowError if not even that can be done here; the application goes on, as with a bare JVM
     */
    void exit(int with) {
        handOver(with, false);
    }

    /** Halts on another thread; the same otherwise. */
    void halt(int with) {
        handOver(with, true);
    }

    private void handOver(int with, boolean halt) {
        if (from == null) {
            status = with;
            halts = halt;
            from = Thread.currentThread();
        }
        sequence.handOver(this);
    }

    /** The event of an exit on the calling thread: the first caller's where that one was handed over. */
    ObservedExit exitEvent(int asked) {
        Thread first = from;
        if (first != null && Thread.currentThread() == successor) {
            return events.exitOf(first, asked);
        }
        try {
            return events.exit(asked);
        } catch (OutOfMemoryError | LinkageError e) {
            return events.withoutWalk(ExitRoute.EXIT, asked);
        }
    }

    /** The same for a halt. */
    ObservedExit haltEvent(int asked) {
        Thread first = from;
        if (first != null && Thread.currentThread() == successor) {
            return events.haltOf(first, asked);
        }
        try {
            return events.halt(asked);
        } catch (OutOfMemoryError | LinkageError e) {
            return events.withoutWalk(ExitRoute.HALT, asked);
        }
    }

    @Override
    public void run() {
        successor = Thread.currentThread();
        try {
            Method end = Class.forName("java.lang.Shutdown", false, null)
                    .getDeclaredMethod(halts ? "halt" : "exit", int.class);
            end.setAccessible(true);
            end.invoke(null, status);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Runtime.getRuntime().halt(status);
        }
    }
}
