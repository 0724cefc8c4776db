package io.github.atexit.rule;

/** Which exits of a kind a rule is about, as far as can be told before they happen. */
public enum RuleReach {
    /** None of them. */
    NO_EXIT,
    /** Those that look as the rule says. */
    SOME_EXITS,
    /** All of them. */
    EVERY_EXIT;

    /** What is left of these when others are taken away. */
    RuleReach without(RuleReach others) {
        if (others == EVERY_EXIT || this == NO_EXIT) {
            return NO_EXIT;
        }
        return others == NO_EXIT ? this : SOME_EXITS;
    }
}
