package io.github.atexit.rule;

import io.github.atexit.exit.ExitRoute;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One rule of a manifest: which exits it is about, and what it makes of them. Immutable. */
public final class ExitRule {
    private final RuleMatch match;
    private final @Nullable RuleMatch not;
    private final RuleAction action;
    private final Duration unwindTimeout;
    private final String place;

    /**
     * @param not what an exit must not look like; null for nothing
     * @param unwindTimeout how long an unwound exit waits for its thread's stack to be empty
     * @param place where the manifest says it, as {@code file:line:column}
     */
    public ExitRule(RuleMatch match, @Nullable RuleMatch not, RuleAction action, Duration unwindTimeout, String place) {
        this.match = match;
        this.not = not;
        this.action = action;
        this.unwindTimeout = unwindTimeout;
        this.place = place;
    }

    /** Whether the rule is about this exit. */
    public boolean matches(RuleSubject subject) {
        return match.matches(subject) && (not == null || !not.matches(subject));
    }

    /**
     * Which exits by a route the rule is about, as far as route and status tell.
     *
     * @param signal the signal's name without {@code SIG}; null on other routes
     * @param status the status asked for; null for any
     */
    public RuleReach reach(ExitRoute route, @Nullable String signal, @Nullable Integer status) {
        RuleReach reach = match.reach(route, signal, status);
        return not == null || reach == RuleReach.NO_EXIT ? reach : reach.without(not.reach(route, signal, status));
    }

    /** What an exit must look like beside its route; empty if nothing more is wanted. */
    public String condition() {
        String text = match.toString();
        return not == null ? text : text + (text.isEmpty() ? "not (" : ", not (") + not + ')';
    }

    public RuleAction action() {
        return action;
    }

    /** How long an unwound exit waits for its thread's stack to be empty. */
    public Duration unwindTimeout() {
        return unwindTimeout;
    }

    /** Where the manifest says it, as {@code file:line:column}. */
    public String place() {
        return place;
    }

    /** The rule in reports: its action and where the manifest says it. */
    @Override
    public String toString() {
        return action.id() + " (" + place + ")";
    }
}
