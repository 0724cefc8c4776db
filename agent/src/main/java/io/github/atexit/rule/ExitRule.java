package io.github.atexit.rule;

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
