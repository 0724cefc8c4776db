package io.github.atexit.launch;

import io.github.atexit.exit.ExitHost;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.journal.RunJournal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What an armed agent works with. Immutable but for the ballast. */
final class ArmedAgent {
    final ExitSequence sequence;
    final ExitEvents events;
    final HookRuns hooks;
    final ExitHandOver handOver;
    /** Null where the manifest has no rules. */
    final @Nullable RuledExits rules;

    /** The manifest in force, as an absolute path; empty if there is none. */
    final String manifest;
    /** How many handlers it declares. */
    final int handlers;

    final boolean hasMBean;

    private final Host host;
    private final @Nullable RunJournal journal;
    private final Duration timeout;
    private final Ballast ballast;

    /**
     * @param rules null where the manifest has none
     * @param journal null where none is kept
     * @param timeout of handlers that are registered at run time
     * @param ballasted whether there are handlers or rules, so that the exit has to work with a full heap
     * @param manifest an absolute path; empty if there is none
     * @param handlers how many handlers it declares
     */
    ArmedAgent(
            ExitSequence sequence,
            ExitEvents events,
            HookRuns hooks,
            @Nullable RuledExits rules,
            Host host,
            @Nullable RunJournal journal,
            Duration timeout,
            boolean ballasted,
            String manifest,
            int handlers,
            boolean hasMBean) {
        this.sequence = sequence;
        this.events = events;
        this.hooks = hooks;
        this.rules = rules;
        this.host = host;
        this.journal = journal;
        this.timeout = timeout;
        this.manifest = manifest;
        this.handlers = handlers;
        this.hasMBean = hasMBean;
        this.handOver = new ExitHandOver(sequence, events);
        this.ballast = host.ballast();
        if (ballasted) {
            ballast.holdHeap();
        }
    }

    /**
     * Works for another plan, in another world, from now on.
     *
     * @param successor the record to go on with; null for none. The loser of the two records is withdrawn
     * @return false if an exit is under way, so that it is too late
     */
    boolean adopt(ExitPlan plan, ExitHost newHost, @Nullable RunJournal successor) {
        boolean adopted =
                sequence.adopt(plan, newHost, successor == null ? ExitListener.NONE : JournalStart.listener(successor));
        RunJournal loser = adopted ? journal : successor;
        if (loser != null) {
            loser.withdraw();
        }
        return adopted;
    }

    /** Never comes into force: what it would have done is not to be told as undone. */
    void withdraw() {
        if (journal != null) {
            journal.withdraw();
        }
    }

    /** Main's thread is about to end. */
    void mainEnds(MainThread main) {
        if (journal != null) {
            journal.mainEnds(main.end().thrown() != null);
        }
        sequence.mainEnds(events.mainEnd(main));
    }

    /** As the bridge's {@code register}. */
    BooleanSupplier register(String name, Runnable action) {
        return RegisteredAction.register(name, action, timeout, sequence);
    }

    /** The first statement of every exit. */
    void dropBallast() {
        ballast.drop();
    }

    /** The calling thread's exit on its way into the JVM's shutdown, and what a rule says of it. */
    DecidedExit exit(int status) {
        DecidedExit decided = rules == null ? null : rules.decided();
        return decided == null ? decide(handOver.exitEvent(status)) : decided;
    }

    /** The same for a halt. */
    DecidedExit halting(int status) {
        DecidedExit decided = rules == null ? null : rules.decided();
        return decided == null ? decide(handOver.haltEvent(status)) : decided;
    }

    /** A route that can no more be denied, and what a rule says of it. */
    DecidedExit decide(ObservedExit exit) {
        if (rules != null) {
            try {
                return rules.decide(exit);
            } catch (OutOfMemoryError | LinkageError e) {
                // An exit that nobody denies must not fail.
            }
        }
        return new DecidedExit(exit.event(), null);
    }

    /**
     * What the caller of exit or halt gets where the stack is too short to decide: a rule's denial is given up, because
     * an exit that nobody denies must not fail, and each further try costs the JDK classes that cannot be initialised.
     */
    @Nullable
    Throwable refuseWithoutStack(StackOverflowError overflow) {
        return rules == null ? overflow : null;
    }

    /** Ends the JVM at once. */
    void halt(int status) {
        host.halt(status);
    }
}
