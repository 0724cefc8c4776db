package io.github.atexit.launch;

import io.github.atexit.report.MainEnd;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The thread that runs main: how it ended, and the class loader it worked with. Thread-safe. */
final class MainThread {
    private final long startNanos;
    private final Thread thread;
    private final boolean known;
    private @Nullable Throwable thrown;
    private @Nullable WeakReference<ClassLoader> lastLoader;
    private long endNanos;
    private boolean ended;

    /**
     * @param known whether main runs on this thread; where the agent does not know main, it is just any thread
     * @param startNanos the value of {@link System#nanoTime} at the agent's start
     */
    MainThread(Thread thread, boolean known, long startNanos) {
        this.thread = thread;
        this.known = known;
        this.startNanos = startNanos;
    }

    Thread thread() {
        return thread;
    }

    boolean is(Thread other) {
        return known && thread == other;
    }

    /** Main's thread threw what nobody caught. */
    synchronized void threw(Throwable what) {
        thrown = what;
    }

    /** Main's thread is about to end: main has returned or thrown. */
    synchronized void ends() {
        if (!ended) {
            ended = true;
            endNanos = System.nanoTime();
            ClassLoader loader = thread.getContextClassLoader();
            lastLoader = loader == null ? null : new WeakReference<ClassLoader>(loader);
        }
    }

    /** Nothing runs on main's thread any more: the ended thread is kept, what it worked with is not. */
    void leave() {
        thread.setContextClassLoader(null);
    }

    long startNanos() {
        return startNanos;
    }

    synchronized MainEnd end() {
        if (!known) {
            return MainEnd.UNKNOWN;
        }
        return ended ? MainEnd.after((endNanos - startNanos) / 1000000, thrown) : MainEnd.RUNNING;
    }

    /** Main's context loader, also after main's end while anybody else keeps it; else the system loader. */
    synchronized ClassLoader contextLoader() {
        WeakReference<ClassLoader> last = lastLoader;
        ClassLoader loader = null;
        if (!ended && known) {
            loader = thread.getContextClassLoader();
        } else if (last != null) {
            loader = last.get();
        }
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }
}
