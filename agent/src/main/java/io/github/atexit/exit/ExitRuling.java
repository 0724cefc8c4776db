package io.github.atexit.exit;

/** What a rule of the manifest says about an exit that goes its way. Immutable. */
public final class ExitRuling {
    private final String rule;
    private final boolean bypass;
    private final boolean orderly;

    /**
     * @param rule the rule as reports name it
     * @param bypass whether the exit is to be a bare JVM's: no handlers, no deadline, no other status
     * @param orderly whether the exit stands for a halt
     */
    public ExitRuling(String rule, boolean bypass, boolean orderly) {
        this.rule = rule;
        this.bypass = bypass;
        this.orderly = orderly;
    }

    /** The rule as reports name it. */
    public String rule() {
        return rule;
    }

    /** Whether the exit is a bare JVM's: no handlers, no deadline, no other status. */
    public boolean isBypass() {
        return bypass;
    }

    /** Whether the exit stands for a halt. */
    public boolean isOrderly() {
        return orderly;
    }
}
