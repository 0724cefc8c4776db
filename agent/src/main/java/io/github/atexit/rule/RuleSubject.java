package io.github.atexit.rule;

import io.github.atexit.exit.ExitEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules look at: an exit that is about to happen, and where its stack's code came from. Used by one thread. */
public abstract class RuleSubject {
    private final ExitEvent event;
    private @Nullable List<String> jars;

    protected RuleSubject(ExitEvent event) {
        this.event = event;
    }

    /** The exit. */
    public final ExitEvent event() {
        return event;
    }

    /** The paths of all code sources on the stack; found once, when the first rule asks. */
    List<String> jars() {
        if (jars == null) {
            jars = findJars();
        }
        return jars;
    }

    /** Finds the paths of all code sources on the stack, each once. */
    protected abstract List<String> findJars();
}
