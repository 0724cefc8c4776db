package io.github.atexit.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a manifest in their order. Immutable. */
public final class ExitRules {
    private final List<ExitRule> rules;

    public ExitRules(List<ExitRule> rules) {
        this.rules = rules;
    }

    /** The first rule that matches; null if none does, which allows the exit. */
    public @Nullable ExitRule firstFor(RuleSubject subject) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(subject)) {
                return rules.get(i);
            }
        }
        return null;
    }
}
