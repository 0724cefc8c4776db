package io.github.atexit.launch;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The exits whose threads still run their finally blocks. They stay here until the JVM ends, so that where one attempt
 * to end it fails for want of memory the next one follows. Thread-safe.
 */
final class Unwindings {
    /** Brings an exit to its end that took too long to unwind. */
    interface Impatient {
        /** Called on a thread of its own. */
        void finish(DecidedExit exit);
    }

    private final ConcurrentHashMap<Thread, DecidedExit> pending = new ConcurrentHashMap<Thread, DecidedExit>();
    private final Impatient impatient;

    Unwindings(Impatient impatient) {
        this.impatient = impatient;
    }

    /** Lets an exit of the calling thread wait, at most for the timeout; false if there is no thread to watch it. */
    boolean begin(DecidedExit exit, Duration timeout) {
        Thread unwound = Thread.currentThread();
        pending.put(unwound, exit);
        try {
            Thread watch = new Thread(null, new Watch(exit, timeout.toMillis()), "atexit unwind");
            watch.setDaemon(true);
            watch.start();
            return true;
        } catch (OutOfMemoryError e) {
            pending.remove(unwound);
            return false; // "unable to create native thread": who would end the JVM if the error is swallowed?
        }
    }

    /** The exit that a thread unwinds for; null if there is none. */
    @Nullable
    DecidedExit of(Thread thread) {
        return pending.isEmpty() ? null : pending.get(thread);
    }

    /** The exit that was called first; null if there is none. */
    @Nullable
    DecidedExit first() {
        DecidedExit first = null;
        for (DecidedExit exit : pending.values()) {
            if (first == null || exit.event.nanoTime() - first.event.nanoTime() < 0) {
                first = exit;
            }
        }
        return first;
    }

    /** Waits beside the thread. */
    private final class Watch implements Runnable {
        private final DecidedExit exit;
        private final long timeoutMillis;

        Watch(DecidedExit exit, long timeoutMillis) {
            this.exit = exit;
            this.timeoutMillis = timeoutMillis;
        }

        @Override
        public void run() {
            try {
                Thread.sleep(timeoutMillis);
            } catch (InterruptedException e) {
                // Nobody's but the JVM's business: the exit is due all the same.
            }
            impatient.finish(exit);
        }
    }
}
