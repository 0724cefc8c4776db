package io.github.atexit.rule;

import io.github.atexit.exit.ExitRoute;
import org.jspecify.annotations.Nullable;

/** What a rule makes of an exit. */
public enum RuleAction {
    /** The exit goes its way. */
    ALLOW("allow"),
    /** No handlers: the route as a JVM without the agent has it; still reported. */
    BYPASS("bypass"),
    /** The call throws, the JVM lives on. */
    DENY("deny") {
        @Override
        public boolean isFor(ExitRoute route) {
            return route == ExitRoute.EXIT || route == ExitRoute.HALT;
        }
    },
    /** A halt becomes an exit, with handlers and the JVM's hooks. */
    ORDERLY("orderly") {
        @Override
        public boolean isFor(ExitRoute route) {
            return route == ExitRoute.HALT;
        }
    },
    /** An exit is thrown through the calling thread's stack first, so that {@code finally} blocks run. */
    UNWIND("unwind") {
        @Override
        public boolean isFor(ExitRoute route) {
            return route == ExitRoute.EXIT;
        }
    };

    private final String id;

    RuleAction(String id) {
        this.id = id;
    }

    /** The action's word in manifests and reports. */
    public String id() {
        return id;
    }

    /** Whether a rule with this action may be about the route. */
    public boolean isFor(ExitRoute route) {
        return route.isLive();
    }

    /** The action with this {@link #id()}, or null. */
    public static @Nullable RuleAction withId(String id) {
        for (RuleAction action : values()) {
            if (action.id.equals(id)) {
                return action;
            }
        }
        return null;
    }
}
