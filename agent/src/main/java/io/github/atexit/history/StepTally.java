package io.github.atexit.history;

/** The runs of one handler or hook in many exits. Not thread-safe. */
public final class StepTally {
    private final String name;
    private final String type;
    private final String phase;
    private final Durations durations = new Durations();
    private long failures;

    StepTally(PastStep first) {
        this.name = first.name();
        this.type = first.type();
        this.phase = first.phase();
    }

    static String key(PastStep step) {
        return step.type() + ' ' + step.name();
    }

    void add(PastStep step) {
        durations.add(step.millis());
        if (step.outcome().isFailure()) {
            failures++;
        }
    }

    public String name() {
        return name;
    }

    /** A handler's type, {@code hook} for a hook. */
    public String type() {
        return type;
    }

    public boolean isHook() {
        return phase.equals(PastStep.HOOKS);
    }

    public String phase() {
        return phase;
    }

    /** How often it ran. */
    public long count() {
        return durations.count();
    }

    /** How often it failed, was too late or was cut off. */
    public long failures() {
        return failures;
    }

    public long medianMillis() {
        return durations.median();
    }

    public long maxMillis() {
        return durations.max();
    }
}
