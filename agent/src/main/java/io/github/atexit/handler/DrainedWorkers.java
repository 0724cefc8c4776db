package io.github.atexit.handler;

import io.github.atexit.executor.LiveExecutor;
import io.github.atexit.executor.LiveExecutors;
import io.github.atexit.manifest.ClassGlob;
import io.github.atexit.track.ClassNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the executors whose live worker threads, or whose own classes, have certain names. Immutable. */
final class DrainedWorkers {
    private final Jvm jvm;
    private final @Nullable String threads;
    private final @Nullable String className;

    /** @param threads a glob on names; null if {@code className} is given */
    DrainedWorkers(Jvm jvm, @Nullable String threads, @Nullable String className) {
        this.jvm = jvm;
        // A dot is nothing special in a thread's name.
        this.threads = threads == null ? null : threads.replace("*", "**");
        this.className = className;
    }

    /** The executors, each with all of its workers that are alive. */
    List<LiveExecutor> find() {
        LiveExecutors executors = new LiveExecutors(jvm);
        List<LiveExecutor> wanted = new ArrayList<LiveExecutor>();
        for (Thread thread : LiveExecutors.liveThreads()) {
            LiveExecutor executor = executors.add(thread);
            if (executor != null && isWanted(thread, executor) && !wanted.contains(executor)) {
                wanted.add(executor);
            }
        }
        return wanted;
    }

    /** What was looked for, in words. */
    String description() {
        return threads == null
                ? "executor of class " + className + " has a live worker"
                : "live thread with a name like \"" + threads.replace("**", "*") + "\" works for an executor";
    }

    private boolean isWanted(Thread thread, LiveExecutor executor) {
        return threads != null
                ? ClassGlob.matches(threads, thread.getName())
                : className != null && isOf(executor.type(), ClassNames.meant(className));
    }

    private static boolean isOf(@Nullable Class<?> type, List<String> names) {
        if (type == null) {
            return false;
        }
        if (names.contains(type.getName()) || isOf(type.getSuperclass(), names)) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isOf(parent, names)) {
                return true;
            }
        }
        return false;
    }
}
