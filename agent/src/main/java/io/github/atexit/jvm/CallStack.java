package io.github.atexit.jvm;

import org.jspecify.annotations.Nullable;

/** The frames of one thread at one moment, newest first. Immutable once made. */
public final class CallStack {
    private static final String BRIDGE = "java.lang.AtExitBridge";

    private final StackTraceElement[] elements;
    private final @Nullable Class<?>[] classes;

    CallStack(StackTraceElement[] elements, @Nullable Class<?>[] classes) {
        this.elements = elements;
        this.classes = classes;
    }

    /** A stack whose classes are not known, such as an exception's. */
    public static CallStack of(StackTraceElement[] elements) {
        return new CallStack(elements, new Class<?>[elements.length]);
    }

    /** The number of frames. */
    public int depth() {
        return elements.length;
    }

    /** The frame at an index, 0 being the newest. */
    public StackTraceElement element(int index) {
        return elements[index];
    }

    /** All frames; a fresh array. */
    public StackTraceElement[] elements() {
        return elements.clone();
    }

    /** The class whose code the frame runs, or null where the JVM does not tell. */
    public @Nullable Class<?> declaringClass(int index) {
        return classes[index];
    }

    /** How many of the newest frames belong to the agent: those down to the last frame of the bridge. */
    static int agentFrames(StackTraceElement[] elements) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i].getClassName().equals(BRIDGE)) {
                while (i < elements.length && elements[i].getClassName().equals(BRIDGE)) {
                    i++;
                }
                return i;
            }
        }
        return 0;
    }
}
