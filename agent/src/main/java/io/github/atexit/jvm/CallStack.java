package io.github.atexit.jvm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The frames of one thread at one moment, newest first. Immutable once made. */
public final class CallStack {
    private static final String BRIDGE = "java.lang.AtExitBridge";
    private static final String SHUTDOWN = "java.lang.Shutdown";

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

    /** The same stack without the newest frames that are the agent's. */
    public CallStack withoutAgent() {
        int skipped = agentFrames(elements);
        return new CallStack(
                Arrays.copyOfRange(elements, skipped, elements.length),
                Arrays.copyOfRange(classes, skipped, classes.length));
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

    /**
     * How many of the newest frames say nothing: the agent's own, down to the bridge, and those of the JDK's shutdown
     * that called it.
     */
    static int agentFrames(StackTraceElement[] elements) {
        int frame = 0;
        while (frame < elements.length && !elements[frame].getClassName().equals(BRIDGE)) {
            frame++;
        }
        if (frame == elements.length) {
            return 0;
        }
        while (frame < elements.length && isWoven(elements[frame].getClassName())) {
            frame++;
        }
        return frame;
    }

    private static boolean isWoven(String className) {
        return className.equals(BRIDGE) || className.equals(SHUTDOWN);
    }
}
