package io.github.atexit.exit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The frames of one thread at one moment, newest first. Immutable once made. */
public final class CallStack {
    /** Where exactly in their methods the frames are, as far as the JVM tells. */
    public interface Positions {
        /** The index of the frame's bytecode instruction; negative if it is not known. */
        int bytecodeIndex(int frame);

        /** The descriptor of the frame's method; null if it is not known. */
        @Nullable
        String descriptor(int frame);
    }

    private static final String BRIDGE = "java.lang.AtExitBridge";
    private static final String SHUTDOWN = "java.lang.Shutdown";
    private static final String[] JDK_PREFIXES = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

    private final StackTraceElement[] elements;
    private final @Nullable Class<?>[] classes;
    private final @Nullable Positions positions;

    /**
     * @param classes of each frame; null where the JVM does not tell
     * @param positions of the same frames; null where the JVM tells lines only
     */
    public CallStack(StackTraceElement[] elements, @Nullable Class<?>[] classes, @Nullable Positions positions) {
        this.elements = elements;
        this.classes = classes;
        this.positions = positions;
    }

    /** A stack whose classes are not known, such as an exception's. */
    public static CallStack of(StackTraceElement[] elements) {
        return new CallStack(elements, new Class<?>[elements.length], null);
    }

    /** A stack as another thread sees it, without the newest frames if they are the agent's. */
    public static CallStack outsideAgent(StackTraceElement[] elements) {
        return of(withoutAgent(elements));
    }

    /** The frames of a stack without the newest if they are the agent's, which holds a thread that may not exit. */
    public static StackTraceElement[] withoutAgent(StackTraceElement[] elements) {
        return Arrays.copyOfRange(elements, agentFrames(elements), elements.length);
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

    /** The index of the frame's bytecode instruction; negative where the JVM does not tell. */
    public int bytecodeIndex(int index) {
        return positions == null ? -1 : positions.bytecodeIndex(index);
    }

    /** The descriptor of the frame's method; null where the JVM does not tell. */
    public @Nullable String descriptor(int index) {
        return positions == null ? null : positions.descriptor(index);
    }

    /**
     * How many of the newest frames say nothing: the agent's own, down to the bridge, and those of the JDK's shutdown
     * that called it.
     */
    public static int agentFrames(StackTraceElement[] elements) {
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

    /**
     * Whether code is the JDK's, where only its name is known.
     *
     * @param name a class's, or what begins with it, such as a frame
     */
    public static boolean isJdk(String name) {
        for (String prefix : JDK_PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWoven(String className) {
        return className.equals(BRIDGE) || className.equals(SHUTDOWN);
    }
}
