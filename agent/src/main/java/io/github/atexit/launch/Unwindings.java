package io.github.atexit.launch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The exits whose threads still run their finally blocks. Each is taken once, by whoever brings it to its end. Thread-safe. */
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
            Thread watch = new Thread(null, new Watch(unwound, exit, timeout.toMillis()), "atexit unwind");
            watch.setDaemon(true);
            watch.start();
            return true;
        } catch (OutOfMemoryError e) {
            pending.remove(unwound);
            return false; // "unable to create native thread": who would end the JVM if the error is swallowed?
        }
    }

    /** The exit that a thread unwinds for, which is the caller's from now on; null if there is none. */
    @Nullable
    DecidedExit take(Thread thread) {
        return pending.isEmpty() ? null : pending.remove(thread);
    }

    /** The exit that was called first, which is the caller's from now on; null if there is none. */
    @Nullable
    DecidedExit takeFirst() {
        Thread thread = null;
        long earliest = 0;
        for (Map.Entry<Thread, DecidedExit> entry : pending.entrySet()) {
            long time = entry.getValue().event.nanoTime();
            if (thread == null || time - earliest < 0) {
                thread = entry.getKey();
                earliest = time;
            }
        }
        return thread == null ? null : take(thread);
    }

    /** Waits beside the thread. */
    private final class Watch implements Runnable {
        private final Thread unwound;
        private final DecidedExit exit;
        private final long timeoutMillis;

        Watch(Thread unwound, DecidedExit exit, long timeoutMillis) {
            this.unwound = unwound;
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
            if (pending.remove(unwound, exit)) {
                impatient.finish(exit);
            }
        }
    }
}
