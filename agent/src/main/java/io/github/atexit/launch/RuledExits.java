package io.github.atexit.launch;

import io.github.atexit.ExitDeniedException;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.ExitRuling;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.ExitUnwindError;
import io.github.atexit.report.ConsoleText;
import io.github.atexit.rule.DenialNotices;
import io.github.atexit.rule.ExitRule;
import io.github.atexit.rule.ExitRules;
import io.github.atexit.rule.RuleAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the manifest's rules decide about every exit before it is claimed, and does what they say. There is one only where
 * the manifest has rules. Thread-safe.
 */
final class RuledExits implements Unwindings.Impatient {
    private final ExitRules rules;
    private final ExitSequence sequence;
    private final Host host;
    private final DenialNotices notices = new DenialNotices();
    private final Unwindings unwindings = new Unwindings(this);
    /** From the entry of Runtime.exit or Runtime.halt to that of Shutdown: a SecurityManager may veto in between. */
    @SuppressWarnings("ThreadLocalUsage") // one instance a JVM
    private final ThreadLocal<DecidedExit> decided = new ThreadLocal<DecidedExit>();

    RuledExits(List<ExitRule> rules, ExitSequence sequence, Host host) {
        this.rules = new ExitRules(rules);
        this.sequence = sequence;
        this.host = host;
    }

    /**
     * Decides about a call of exit.
     *
     * @return what to throw at the caller; null if the exit is to go on
     */
    @Nullable
    Throwable atExit(ObservedExit exit) {
        DecidedExit unwound = unwindings.of(Thread.currentThread());
        if (unwound != null) {
            sequence.calledAgain(exit.event());
            decided.set(unwound);
            return null;
        }
        ExitRule rule = rules.firstFor(exit);
        if (rule != null && rule.action() == RuleAction.DENY) {
            return deny(exit.event(), rule);
        }
        DecidedExit goesOn = new DecidedExit(exit.event(), ruling(rule));
        if (rule != null
                && rule.action() == RuleAction.UNWIND
                && mayUnwind(exit.event())
                && unwindings.begin(new DecidedExit(exit.event().unwound(), ruling(rule)), rule.unwindTimeout())) {
            return new ExitUnwindError(exit.event().status());
        }
        decided.set(goesOn);
        return null;
    }

    /**
     * Decides about a call of halt. Does not return where the halt becomes an exit.
     *
     * @return what to throw at the caller; null if the halt is to go on
     */
    @Nullable
    Throwable atHalt(ObservedExit halt) {
        ExitEvent event = halt.event();
        ExitRule rule = rules.firstFor(halt);
        if (rule != null && rule.action() == RuleAction.DENY) {
            return deny(event, rule);
        }
        boolean becomesExit = rule != null && rule.action() == RuleAction.ORDERLY && !sequence.isClaimed();
        if (becomesExit && passesSecurityManager(event.status())) {
            finish(new DecidedExit(event.onRoute(ExitRoute.EXIT), ruling(rule)));
        }
        decided.set(new DecidedExit(event, ruling(rule)));
        return null;
    }

    /** What was decided about the calling thread's exit or halt; null if nothing was. */
    @Nullable
    DecidedExit decided() {
        DecidedExit exit = decided.get();
        if (exit != null) {
            decided.remove();
        }
        return exit;
    }

    /** Decides about a route that can no more be denied. */
    DecidedExit decide(ObservedExit exit) {
        return new DecidedExit(exit.event(), ruling(rules.firstFor(exit)));
    }

    /** Called when nobody caught what a thread threw; whether nobody else is to hear of it. */
    boolean uncaught(Thread thread, Throwable thrown) {
        if (!ExitUnwindError.isBehind(thrown)) {
            return false; // Told first; the exit follows when the thread ends.
        }
        finishUnwinding(unwindings.of(thread));
        return true;
    }

    /** Called when a thread ends; does not return if it unwound for an exit. */
    void threadEnds(Thread thread) {
        finishUnwinding(unwindings.of(thread));
    }

    /** Called when the JVM is about to end because no thread is left; does not return if any unwound for an exit. */
    void lastThreadEnded() {
        finishUnwinding(unwindings.first());
    }

    private void finishUnwinding(@Nullable DecidedExit exit) {
        if (exit != null) {
            finish(exit);
        }
    }

    /** Ends the JVM on the calling thread, unless another exit was faster. */
    @Override
    public void finish(DecidedExit exit) {
        if (!sequence.isClaimed()) {
            decided.set(exit);
            host.exit(exit.event.status());
        }
    }

    /** Remembers the denial last: where memory is short all this is tried again. */
    private Throwable deny(ExitEvent event, ExitRule rule) {
        ExitCaller caller = event.caller();
        String call = ConsoleText.call(event);
        ExitDeniedException denied = new ExitDeniedException(
                call + " was denied by the rule at " + rule.place(),
                event.route().id(),
                event.status());
        denied.setStackTrace(event.stack().toArray(new StackTraceElement[0]));
        String name = caller == null ? "" : caller.frame().getClassName();
        if (notices.isDue(name, event.nanoTime())) {
            host.tell("denied " + call + " by the rule at " + rule.place());
        }
        sequence.denied(event);
        return denied;
    }

    private static @Nullable ExitRuling ruling(@Nullable ExitRule rule) {
        return rule == null
                ? null
                : new ExitRuling(
                        rule.toString(), rule.action() == RuleAction.BYPASS, rule.action() == RuleAction.ORDERLY);
    }

    private boolean mayUnwind(ExitEvent event) {
        for (StackTraceElement frame : event.stack()) {
            if (frame.getMethodName().equals("<clinit>")) {
                return false; // What a class initialiser throws breaks the class.
            }
        }
        return !sequence.isClaimed() && passesSecurityManager(event.status());
    }

    /** Whether the check that Runtime.exit itself is going to make will pass; if not, it is the one to throw. */
    private static boolean passesSecurityManager(int status) {
        try {
            SecurityManager manager = System.getSecurityManager();
            if (manager != null) {
                manager.checkExit(status);
            }
            return true;
        } catch (SecurityException e) {
            return false;
        } catch (LinkageError e) {
            return true; // A JDK without SecurityManager.
        }
    }
}
