package jdk.internal.perf;

/**
 * What the compiler has to know of the JDK's class of this name (9 to 27), which the bridge calls; the build leaves it out of
 * the jar. Called by a class of java.base itself the counter costs nothing, by reflection 20 ms (measured on 25).
 */
@SuppressWarnings("DoNotCallSuggester") // that is the point
public final class PerfCounter {
    private PerfCounter() {}

    /** Adds a counter to the memory that the JVM shares with its tools. */
    public static PerfCounter newPerfCounter(String name) {
        throw new AssertionError(name);
    }

    /** Sets its value. */
    public synchronized void set(long value) {
        throw new AssertionError(value);
    }
}
