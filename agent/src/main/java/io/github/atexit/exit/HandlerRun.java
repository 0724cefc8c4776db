package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One handler in one exit: from waiting over running to its outcome, which is set once. All fields but the output, which
 * has a lock of its own, are guarded by the sequence's lock.
 */
public final class HandlerRun {
    private static final int MOST_OUTPUT = 8192; // characters

    private final DeclaredHandler handler;
    private @Nullable StringBuilder output;
    private List<ExitEvent> exits = Collections.emptyList();
    private @Nullable Thread thread;
    private long startNanos;
    private long endNanos;
    private Deadline deadline = Deadline.NEVER;
    private @Nullable HandlerOutcome outcome;
    private @Nullable Throwable error;
    private StackTraceElement @Nullable [] stack;
    private @Nullable String reason;
    private boolean inapplicable;
    private boolean leftOut;

    HandlerRun(DeclaredHandler handler) {
        this.handler = handler;
    }

    public DeclaredHandler handler() {
        return handler;
    }

    /** How it ended; null while it has not. */
    public @Nullable HandlerOutcome outcome() {
        return outcome;
    }

    /** What it threw; null if it did not. */
    public @Nullable Throwable error() {
        return error;
    }

    /** Where it was when its time was up, newest frame first; null if it was in time or is not known yet. */
    public StackTraceElement @Nullable [] stack() {
        return stack;
    }

    /** Why it did not run, or why it failed without throwing. */
    public @Nullable String reason() {
        return reason;
    }

    /** Milliseconds from its start to its outcome; 0 if it never started. */
    public long millis() {
        return (endNanos - startNanos) / 1000000;
    }

    /** Whether the handler is not for this exit, by its {@code on} or {@code when}. */
    public boolean isInapplicable() {
        return inapplicable;
    }

    /** Whether the handler was for this exit and did not run. */
    public boolean isLeftOut() {
        return leftOut;
    }

    /** What it wrote. */
    public synchronized String output() {
        return output == null ? "" : output.toString();
    }

    synchronized void write(String text) {
        if (output == null) {
            output = new StringBuilder();
        }
        int room = MOST_OUTPUT - output.length();
        if (room > 0) {
            output.append(text, 0, Math.min(room, text.length()));
        }
    }

    /** Whether its failure makes the exit abnormal: not if it is optional, nor in the phases beside the sequence. */
    boolean changesStatus() {
        String phase = handler.phase();
        return !handler.isOptional() && !phase.equals(Phase.MAIN_END) && !phase.equals(Phase.SLOW);
    }

    boolean isRunning() {
        return thread != null && outcome == null;
    }

    boolean isOk() {
        return outcome == HandlerOutcome.OK;
    }

    Deadline deadline() {
        return deadline;
    }

    /** The thread that runs it, or ran it when its time was up; null if it never started. */
    public @Nullable Thread thread() {
        return thread;
    }

    void start(Thread on, Deadline until) {
        thread = on;
        deadline = until;
        startNanos = System.nanoTime();
        endNanos = startNanos;
    }

    /** Remembers an exit or halt that the handler itself called. */
    int addExit(ExitEvent event) {
        if (exits.isEmpty()) {
            exits = new ArrayList<ExitEvent>(1);
        }
        exits.add(event);
        return exits.size();
    }

    private void skip(String why) {
        outcome = HandlerOutcome.SKIPPED;
        reason = why;
    }

    /** It is not for this exit: its route or status is another. */
    void doesNotApply(String why) {
        skip(why);
        inapplicable = true;
    }

    /** It was for this exit, and the exit did without it. */
    void leaveOut(String why) {
        skip(why);
        leftOut = true;
    }

    /** It was begun or settled before. */
    void settle(EarlierRun earlier) {
        outcome = earlier.outcome;
        reason = earlier.reason;
        leftOut = earlier.leftOut;
        endNanos = startNanos + earlier.millis * 1000000;
    }

    /** Ends a run that returned or threw; ignored if its time was up before. */
    void end(@Nullable Throwable thrown) {
        if (outcome != null) {
            return;
        }
        endNanos = System.nanoTime();
        if (thrown instanceof HandlerSkippedException) {
            skip(String.valueOf(thrown.getMessage()));
            return;
        }
        ExitEvent bad = firstBadExit();
        boolean onlyExited = thrown == null || (!exits.isEmpty() && isCausedByExit(thrown));
        if (bad != null) {
            outcome = HandlerOutcome.FAILED;
            reason = "called " + bad.route().id() + "(" + bad.status() + ")";
        } else {
            outcome = onlyExited ? HandlerOutcome.OK : HandlerOutcome.FAILED;
        }
        error = onlyExited ? null : thrown;
    }

    /** Ends a run that the agent itself had no memory for. */
    void fail(Throwable thrown) {
        outcome = HandlerOutcome.FAILED;
        error = thrown;
    }

    private static boolean isCausedByExit(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof ExitInsideExitError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The first call that makes the handler fail: any but exit(0). */
    private @Nullable ExitEvent firstBadExit() {
        for (ExitEvent exit : exits) {
            if (exit.route() != ExitRoute.EXIT || exit.status() != 0) {
                return exit;
            }
        }
        return null;
    }

    /** Ends a run whose time is up. */
    void timeOut(String why) {
        outcome = HandlerOutcome.TIMEOUT;
        endNanos = System.nanoTime();
        reason = why;
    }

    /** Remembers where a run was whose time is up. */
    void seenAt(StackTraceElement[] where) {
        stack = where;
    }
}
