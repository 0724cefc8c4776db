package io.github.atexit.journal;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.EarlierRun;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitHost;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HandlerOutcome;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRuns;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a manifest's handlers for a run that has died, each at most once whoever tries and however often: that a handler is
 * begun is on the disk before it begins. Handlers that the run itself began are not run again.
 */
public final class Recovery extends ExitListener {
    private static final String WAITS = "it waits while another run of this manifest and main class lives";
    private static final String UNLOCKED = "the journal's file system has no locks, so it might run twice";
    private static final String BEGUN = "an earlier recovery began it and was ended";
    private static final String DONE = "an earlier recovery ran it";
    private static final String NO_ROOM = "the journal has no room for it";

    private final DeadRun run;
    private final Judgement judgement;
    private final RecoverySlots slots;
    private final boolean othersLive;
    private final @Nullable Set<String> types;
    private final ExitSequence sequence;
    private boolean left;

    private Recovery(
            DeadRun run,
            Judgement judgement,
            ExitPlan plan,
            boolean othersLive,
            @Nullable Set<String> types,
            ExitHost host) {
        this.run = run;
        this.judgement = judgement;
        this.slots = new RecoverySlots(run.file);
        this.othersLive = othersLive;
        this.types = types;
        this.sequence = new ExitSequence(plan, host, new HookRuns(), this);
    }

    /**
     * A recovery that is still to run.
     *
     * @param plan whose handlers run; their bodies must be fresh
     * @param within bounds all
     * @param othersLive whether another run of the same identity lives: handlers that are not {@code perInstance} wait
     * @param types the types that can run here; null for all. Others are left to the next start
     * @param host publishes the report
     */
    public static Recovery of(
            DeadRun run,
            Judgement judgement,
            ExitPlan plan,
            Duration within,
            boolean othersLive,
            @Nullable Set<String> types,
            ExitHost host) {
        ExitPlan afterDeath = plan.afterDeath(judgement.route(), within);
        return new Recovery(run, judgement, afterDeath, othersLive, types, host);
    }

    /** What runs its handlers, so that an exit on one of their threads can be told from the application's. */
    public ExitSequence sequence() {
        return sequence;
    }

    /**
     * Runs the handlers and lets the host publish the report; returns when both is done or the time is up.
     *
     * @return whether handlers are left for a later start
     */
    public boolean run() {
        sequence.halt(ExitEvent.ofDeath(judgement.route(), judgement.millis()), null);
        return left;
    }

    @Override
    public @Nullable EarlierRun earlier(DeclaredHandler handler) {
        EarlierRun own = run.ownRun(handler);
        if (own != null) {
            return own;
        }
        if (!handler.on().accepts(judgement.route(), null) || !handler.when().accepts(ExitEvent.UNKNOWN_STATUS)) {
            return wasDue(handler) ? EarlierRun.leftOut("the run died before its turn") : null;
        }
        long slot = slots.value(handler);
        if (slot != Cell.EMPTY) {
            HandlerOutcome outcome = RecoverySlots.outcome(slot);
            return EarlierRun.ended(outcome, 0, outcome == HandlerOutcome.INTERRUPTED ? BEGUN : DONE);
        }
        if (!run.file.isLocked()) {
            return EarlierRun.leftOut(UNLOCKED);
        }
        if (othersLive && !handler.isPerInstance()) {
            left = true;
            return EarlierRun.leftOut(WAITS);
        }
        if (types != null && !types.contains(handler.type())) {
            left = true;
            return EarlierRun.leftOut("a handler of type " + handler.type() + " is left to the next start");
        }
        return slots.hasRoom() ? null : EarlierRun.leftOut(NO_ROOM);
    }

    /** Whether the handler was for the exit that the run was in. */
    private boolean wasDue(DeclaredHandler handler) {
        return run.claimedRoute() != null && handler.on().accepts(run.claimedRoute(), null);
    }

    @Override
    public void handlerBegins(DeclaredHandler handler) throws IOException {
        slots.begin(handler);
        run.file.force();
    }

    @Override
    public void handlerEnded(HandlerRun ended) {
        HandlerOutcome outcome = ended.outcome();
        if (outcome != null) {
            try {
                slots.end(ended.handler(), outcome);
            } catch (IOException e) {
                // It stays begun: reported as interrupted, and not run again.
            }
        }
    }
}
