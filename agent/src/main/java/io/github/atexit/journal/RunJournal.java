package io.github.atexit.journal;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.exit.HandlerOutcome;
import io.github.atexit.exit.HandlerRun;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of this run, while it lives: each step of its exit is one write of eight bytes into the page cache, which the
 * kernel keeps whatever becomes of the process. Needs no memory. Thread-safe: each cell has one writer.
 */
public final class RunJournal extends ExitListener {
    private final RunFile file;
    private final IdentityHashMap<DeclaredHandler, Integer> cells = new IdentityHashMap<DeclaredHandler, Integer>();
    private volatile @Nullable Runnable afterwards;

    RunJournal(RunFile file, List<DeclaredHandler> handlers) throws IOException {
        this.file = file;
        for (int i = 0; i < file.facts().handlers.size(); i++) {
            cells.put(handlers.get(i), i);
        }
        file.setFixed(FixedCell.ARMED, 1);
    }

    /** The file's name in its directory. */
    public String fileName() {
        return file.file().getName();
    }

    /** Main's thread is about to end. */
    public void mainEnds(boolean threw) {
        set(FixedCell.MAIN_END, threw ? FixedCell.THREW : FixedCell.RETURNED);
    }

    @Override
    public void claimed(ExitEvent event) {
        set(FixedCell.CLAIM_TIME, event.timeMillis());
        set(FixedCell.CLAIMED, (RouteCode.of(event.route()) << 32) | (event.status() & 0xffffffffL));
    }

    @Override
    public void handlerBegins(DeclaredHandler handler) {
        set(handler, HandlerCell.BEGUN);
    }

    @Override
    public void handlerEnded(HandlerRun run) {
        HandlerOutcome outcome = run.outcome();
        if (outcome != null) {
            set(run.handler(), HandlerCell.ended(outcome, run.millis()));
        }
    }

    /** The report is the next thing that happens. */
    public void reportBegins() {
        set(FixedCell.PUBLISHING, 1);
    }

    /**
     * The exit was reported: the record is not needed any more.
     *
     * @return why the next start may take the exit for a death all the same: the record could be neither finished nor
     *     removed; null if one of it was done
     */
    public @Nullable String reported() {
        String problem = dismiss();
        runAfterwards();
        return problem;
    }

    /** Another record takes over: this one goes, and its lock with it. */
    public void withdraw() {
        dismiss();
        file.close();
        runAfterwards();
    }

    /** One of both is enough for it not to be judged: that nothing is left to judge stands in it, or it is gone. */
    private @Nullable String dismiss() {
        Throwable problem = set(FixedCell.REPORTED, 1);
        try {
            return file.delete() || problem == null ? null : String.valueOf(problem.getMessage());
        } catch (Throwable e) {
            return problem == null ? null : String.valueOf(e.getMessage());
        }
    }

    /** What to do when the record is not needed any more. */
    public void afterwards(Runnable action) {
        afterwards = action;
    }

    private void runAfterwards() {
        Runnable action = afterwards;
        if (action != null) {
            action.run();
        }
    }

    private void set(DeclaredHandler handler, long value) {
        try {
            Integer index = cells.get(handler);
            if (index != null) {
                file.setHandler(index, value);
            }
        } catch (Throwable ignored) {
            // As below.
        }
    }

    /**
     * An exit never fails by its record: the disk may be broken, or the stack too short. The next start knows less then.
     *
     * @return what went wrong; null if nothing did
     */
    private @Nullable Throwable set(FixedCell cell, long value) {
        try {
            file.setFixed(cell, value);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
