package io.github.atexit.history;

/** A phase that ran, and how long it took. Immutable. */
public final class PastPhase {
    private final String name;
    private final long millis;

    private PastPhase(String name, long millis) {
        this.name = name;
        this.millis = millis;
    }

    /** A phase that took so long. */
    public static PastPhase of(String name, long millis) {
        return new PastPhase(name, millis);
    }

    public String name() {
        return name;
    }

    public long millis() {
        return millis;
    }

    /** Whether it ran beside the sequence: when main ended, or because the exit was slow. */
    public boolean isAside() {
        return name.equals("main-end") || name.equals("slow");
    }
}
