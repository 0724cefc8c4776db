package io.github.atexit.sentinel;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The companion process, as the JVM that it watches sees it. It is started, and its own end waited for, on a daemon
 * thread, because a JDK takes long for its first child process (15 ms on 17 and 25, 50 on 8): the start goes on beside
 * it. Thread-safe.
 */
public final class Sentinel {
    /** How long main, and a goodbye, wait for a companion that is just being started. */
    private static final long START_MILLIS = 200;

    private final SentinelShell shell;
    private final Listener listener;
    private final byte[] goodbye = SentinelShell.GOODBYE_LINE.clone();

    // Guarded by this.
    private @Nullable OutputStream pipe;
    private boolean starting = true;
    private boolean over;

    /** Hears what the user should know. Called on the sentinel's thread. */
    public interface Listener {
        /** The companion could not be started, or has ended before the JVM: a death is noticed by the next start only. */
        void sentinelMissing(String why);
    }

    private Sentinel(SentinelShell shell, Listener listener) {
        this.shell = shell;
        this.listener = listener;
    }

    /**
     * Starts a companion. Returns at once; what goes wrong is the listener's to hear.
     */
    public static Sentinel start(SentinelShell shell, Listener listener) {
        final Sentinel sentinel = new Sentinel(shell, listener);
        try {
            Runnable watch = new Runnable() {
                @Override
                public void run() {
                    sentinel.watch();
                }
            };
            Thread thread = new Thread(null, watch, "atexit sentinel");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        } catch (OutOfMemoryError e) {
            sentinel.started(null);
            listener.sentinelMissing("no thread can be had");
        }
        return sentinel;
    }

    private void watch() {
        Process process = null;
        try {
            process = shell.start();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            listener.sentinelMissing(String.valueOf(e.getMessage()));
        } finally {
            started(process == null ? null : process.getOutputStream());
        }
        if (process != null) {
            await(process);
        }
    }

    private void await(Process process) {
        try {
            int status = process.waitFor();
            if (!isOver()) {
                listener.sentinelMissing(SentinelShell.NAME + " has ended with status " + status);
            }
        } catch (InterruptedException e) {
            // Somebody interrupts every thread there is: it is not looked at any more, and watches on.
        }
    }

    private synchronized void started(@Nullable OutputStream to) {
        pipe = to;
        starting = false;
        if (over) {
            write(goodbye);
        }
        notifyAll();
    }

    private synchronized boolean isOver() {
        return over;
    }

    /**
     * Tells the companion that the JVM ends as it should, so that it ends, too. The last thing that an exit does: after
     * this nobody watches. Needs no memory, and does not wait for more than a moment.
     */
    public synchronized void goodbye() {
        if (over) {
            return;
        }
        over = true;
        if (starting) {
            awaitStart(); // whoever starts it says goodbye, too
        } else {
            write(goodbye);
        }
    }

    /** Waits until it is there, or has failed, but not for ever. */
    public synchronized void awaitStart() {
        long until = System.nanoTime() + START_MILLIS * 1000000;
        try {
            for (long left = START_MILLIS; starting && left > 0; left = (until - System.nanoTime()) / 1000000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A few bytes, for which the pipe has room. */
    private void write(byte[] line) {
        OutputStream to = pipe;
        if (to == null) {
            return;
        }
        try {
            to.write(line);
            to.flush();
        } catch (IOException e) {
            // It is gone; its end is told elsewhere.
        }
    }
}
