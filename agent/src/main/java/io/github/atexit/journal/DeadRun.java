package io.github.atexit.journal;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.EarlierRun;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.HandlerOutcome;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A run that ended without a report, as its file tells of it. While it is open nobody else judges it: the file is locked.
 * Not thread-safe but for the listeners of its recovery.
 */
public final class DeadRun implements Closeable {
    private final JournalDirectory directory;
    final RunFile file;

    DeadRun(JournalDirectory directory, RunFile file) {
        this.directory = directory;
        this.file = file;
    }

    public RunFacts facts() {
        return file.facts();
    }

    // ---- how far it came ----

    /** {@code running}, {@code returned} or {@code threw}, as reports call main's end. */
    public String mainEnd() {
        long end = file.fixed(FixedCell.MAIN_END);
        if (end == Cell.EMPTY) {
            return "running";
        }
        return end == FixedCell.RETURNED ? "returned" : end == FixedCell.THREW ? "threw" : "unknown";
    }

    /** The route that it had taken; null if none. */
    public @Nullable ExitRoute claimedRoute() {
        return RouteCode.route(file.fixed(FixedCell.CLAIMED) >> 32);
    }

    /** The status that was asked for on that route. */
    public int claimedStatus() {
        return (int) file.fixed(FixedCell.CLAIMED);
    }

    /** When it is known to have lived last, in milliseconds since the epoch. */
    public long lastSeenMillis() {
        long claimed = file.fixed(FixedCell.CLAIM_TIME);
        long noticed = file.fixed(FixedCell.NOTICED);
        long start = facts().startMillis;
        return noticed > 0 ? noticed : claimed > 0 ? claimed : start;
    }

    /** Whether the time of its death is known: a sentinel noticed it. */
    public boolean isNoticed() {
        return file.fixed(FixedCell.NOTICED) > 0;
    }

    /** What it did last, in words. */
    public String lastState() {
        ExitRoute route = claimedRoute();
        String handler = handlerInProgress();
        StringBuilder state = new StringBuilder();
        if (route == null) {
            String end = mainEnd();
            state.append(
                    end.equals("running")
                            ? "main was running"
                            : end.equals("threw") ? "main had thrown" : "main had returned");
        } else {
            state.append("it was in ")
                    .append(route)
                    .append('(')
                    .append(claimedStatus())
                    .append(')');
        }
        if (handler != null) {
            state.append(", handler \"").append(handler).append("\" was running");
        } else if (file.fixed(FixedCell.PUBLISHING) != Cell.EMPTY) {
            state.append(", its report was being written");
        }
        return state.toString();
    }

    /** The name of the handler that was running; null if none was. */
    public @Nullable String handlerInProgress() {
        for (int i = 0; i < facts().handlers.size(); i++) {
            long cell = file.handler(i);
            if (cell != Cell.EMPTY && HandlerCell.outcome(cell) == HandlerOutcome.INTERRUPTED) {
                return facts().handlers.get(i);
            }
        }
        return null;
    }

    /**
     * The beginning of the id of the report that the run itself was writing when it died; null if it was not. Where that
     * report got out, the run is not to be judged: see {@link #wasReported}.
     */
    public @Nullable String ownReportId() {
        boolean began = file.fixed(FixedCell.PUBLISHING) != Cell.EMPTY;
        long claimed = file.fixed(FixedCell.CLAIM_TIME);
        return began && claimed > 0 ? facts().pid + "-" + Long.toHexString(claimed) + "-" : null;
    }

    /** The run's own report was found: nothing is left to do. */
    public void wasReported() {
        file.delete();
    }

    /** What became of a handler in the run itself; null if it was not begun. */
    @Nullable
    EarlierRun ownRun(DeclaredHandler handler) {
        int index = facts().handlers.indexOf(FactsFormat.name(handler.name()));
        long cell = index < 0 ? Cell.EMPTY : file.handler(index);
        if (cell == Cell.EMPTY) {
            return null;
        }
        HandlerOutcome outcome = HandlerCell.outcome(cell);
        String reason = outcome == HandlerOutcome.INTERRUPTED
                ? "the run died while it was running"
                : "the run itself ran it before it died";
        return EarlierRun.ended(outcome, HandlerCell.millis(cell), reason);
    }

    // ---- what has become of it ----

    /** The id of the report of its death, the same whoever writes it. */
    public String reportId() {
        return facts().pid + "-" + Long.toHexString(facts().startMillis) + "-" + Long.toHexString(facts().startTicks)
                + "-death";
    }

    /** The route that an earlier judge reported, or was about to; null if there was none. */
    public @Nullable ExitRoute earlierVerdict() {
        ExitRoute judged = RouteCode.route(file.fixed(FixedCell.JUDGED));
        return judged == null ? RouteCode.route(file.fixed(FixedCell.JUDGING)) : judged;
    }

    /** Whether its death was reported. */
    public boolean isJudged() {
        return file.fixed(FixedCell.JUDGED) != Cell.EMPTY;
    }

    /** Whether somebody began to report its death, and perhaps did. */
    public boolean isBeingJudged() {
        return file.fixed(FixedCell.JUDGING) != Cell.EMPTY;
    }

    /** Its death is about to be reported. */
    public void reportBegins(ExitRoute verdict) throws IOException {
        file.setFixed(FixedCell.JUDGING, RouteCode.of(verdict));
    }

    /** Its death was reported. */
    public void reported(ExitRoute verdict) throws IOException {
        file.setFixed(FixedCell.JUDGED, RouteCode.of(verdict));
    }

    /** A sentinel noticed its death now. */
    public void noticed(long millis) throws IOException {
        if (!isNoticed()) {
            file.setFixed(FixedCell.NOTICED, millis);
        }
    }

    /** No handler is left that may yet run for it. */
    public void recovered() throws IOException {
        file.setFixed(FixedCell.RECOVERED, 1);
        directory.retire(file);
    }

    /** Lets others have it. */
    @Override
    public void close() {
        file.close();
    }
}
