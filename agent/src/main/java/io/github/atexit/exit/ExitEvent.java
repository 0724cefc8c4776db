package io.github.atexit.exit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route that was taken: which, with what status, on which thread, by whom, when. Immutable. */
public final class ExitEvent {
    /** Stands for the status of a JVM that died: what it ended with is its parent's to know. Not 0. */
    public static final int UNKNOWN_STATUS = -1;

    private final ExitRoute route;
    private final int status;
    private final @Nullable String signal;
    private final String threadName;
    private final boolean daemon;
    private final @Nullable ExitCaller caller;
    private final List<StackTraceElement> stack;
    private final @Nullable Thread thread;
    private final @Nullable CallStack calls;
    private final long timeMillis;
    private final long nanoTime;

    /**
     * @param status the status that was asked for
     * @param signal the signal's name without {@code SIG}; null on other routes
     * @param thread the thread that took the route, or whose end was it
     * @param calls what the thread had called
     */
    public ExitEvent(
            ExitRoute route,
            int status,
            @Nullable String signal,
            Thread thread,
            @Nullable ExitCaller caller,
            CallStack calls) {
        this.route = route;
        this.status = status;
        this.signal = signal;
        this.threadName = thread.getName();
        this.daemon = thread.isDaemon();
        this.caller = caller;
        this.stack = Collections.unmodifiableList(Arrays.asList(calls.elements()));
        this.thread = thread;
        this.calls = calls;
        this.timeMillis = System.currentTimeMillis();
        this.nanoTime = System.nanoTime();
    }

    private ExitEvent(ExitEvent event, ExitRoute route, @Nullable Thread thread, @Nullable CallStack calls) {
        this.route = route;
        this.status = event.status;
        this.signal = event.signal;
        this.threadName = event.threadName;
        this.daemon = event.daemon;
        this.caller = event.caller;
        this.stack = event.stack;
        this.thread = thread;
        this.calls = calls;
        this.timeMillis = event.timeMillis;
        this.nanoTime = event.nanoTime;
    }

    /** The death of another JVM, of which nobody knows the status or the thread. */
    public static ExitEvent ofDeath(ExitRoute route, long timeMillis) {
        return new ExitEvent(route, timeMillis);
    }

    private ExitEvent(ExitRoute route, long timeMillis) {
        this.route = route;
        this.status = UNKNOWN_STATUS;
        this.signal = null;
        this.threadName = "";
        this.daemon = false;
        this.caller = null;
        this.stack = Collections.emptyList();
        this.thread = null;
        this.calls = null;
        this.timeMillis = timeMillis;
        this.nanoTime = System.nanoTime();
    }

    /** The same event as if it had taken another route. */
    public ExitEvent onRoute(ExitRoute other) {
        return new ExitEvent(this, other, thread, calls);
    }

    /** The same event of a thread that has left the calls since, or is leaving them. */
    public ExitEvent unwound() {
        return new ExitEvent(this, route, thread, null);
    }

    /** The same event without what would keep threads and classes from being collected. */
    ExitEvent detached() {
        return new ExitEvent(this, route, null, null);
    }

    public ExitRoute route() {
        return route;
    }

    /** The status that was asked for, before any map; {@link #UNKNOWN_STATUS} after a death. */
    public int status() {
        return status;
    }

    public @Nullable String signal() {
        return signal;
    }

    public String threadName() {
        return threadName;
    }

    public boolean isDaemon() {
        return daemon;
    }

    public @Nullable ExitCaller caller() {
        return caller;
    }

    /** The thread that took the route; null where it is told only what was. */
    public @Nullable Thread thread() {
        return thread;
    }

    /** The calls that the thread is still in; null if it may have left them. */
    public @Nullable CallStack calls() {
        return calls;
    }

    /** Newest frame first. */
    public List<StackTraceElement> stack() {
        return stack;
    }

    /** Milliseconds since the epoch. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The value of {@link System#nanoTime} at the event. */
    public long nanoTime() {
        return nanoTime;
    }
}
