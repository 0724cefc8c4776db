package io.github.atexit.skipped;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A thread of the application's that was alive when the JVM ended. Immutable. */
public final class LeftThread {
    private final String name;
    private final List<StackTraceElement> stack;

    LeftThread(String name, StackTraceElement[] stack) {
        this.name = name;
        this.stack = Collections.unmodifiableList(Arrays.asList(stack));
    }

    public String name() {
        return name;
    }

    /** Newest frame first. */
    public List<StackTraceElement> stack() {
        return stack;
    }
}
