package io.github.atexit.skipped;

/** What the source of a block says that runs however its beginning is left. */
public enum FinallyKind {
    /** {@code finally}. */
    FINALLY("finally"),
    /** The closing of a resource at the end of {@code try (…)}, of Kotlin's {@code use} too. */
    TRY_WITH_RESOURCES("try-with-resources"),
    /** The unlocking at the end of a {@code synchronized} block; that of a synchronized method is nowhere in its code. */
    SYNCHRONIZED("synchronized");

    private final String id;

    FinallyKind(String id) {
        this.id = id;
    }

    /** The kind's word in reports. */
    public String id() {
        return id;
    }

    /** Whether it does something that the application may miss: a lock is gone with the JVM. */
    public boolean isCleanup() {
        return this != SYNCHRONIZED;
    }
}
