package io.github.atexit.skipped;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of many threads, taken in one step of the JVM's: one by one each would wait for a moment at which all threads
 * stand still. {@code Thread.dumpThreads} is the same on 8, 11, 17, 21, 25, 26 and 27.
 */
final class ThreadStacks {
    private ThreadStacks() {}

    /** The stack of each thread, newest frame first; empty or null if it has ended. */
    static @Nullable StackTraceElement[][] of(List<Thread> threads) {
        try {
            Method dump = Thread.class.getDeclaredMethod("dumpThreads", Thread[].class);
            dump.setAccessible(true);
            return (StackTraceElement[][]) dump.invoke(null, (Object) threads.toArray(new Thread[0]));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return oneByOne(threads);
        }
    }

    private static StackTraceElement[][] oneByOne(List<Thread> threads) {
        StackTraceElement[][] stacks = new StackTraceElement[threads.size()][];
        for (int i = 0; i < stacks.length; i++) {
            stacks[i] = threads.get(i).getStackTrace();
        }
        return stacks;
    }
}
