package io.github.atexit.handler;

import io.github.atexit.manifest.ClassGlob;
import io.github.atexit.track.ClassNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinWorkerThread;
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
    List<DrainedExecutor> find() {
        IdentityHashMap<ExecutorService, List<Thread>> workers = new IdentityHashMap<ExecutorService, List<Thread>>();
        List<ExecutorService> wanted = new ArrayList<ExecutorService>();
        for (Thread thread : liveThreads()) {
            ExecutorService executor = executorOf(thread);
            if (executor == null) {
                continue;
            }
            List<Thread> known = workers.get(executor);
            if (known == null) {
                known = new ArrayList<Thread>();
                workers.put(executor, known);
            }
            known.add(thread);
            if (isWanted(thread, executor) && !containsSame(wanted, executor)) {
                wanted.add(executor);
            }
        }
        List<DrainedExecutor> found = new ArrayList<DrainedExecutor>();
        for (ExecutorService executor : wanted) {
            for (Map.Entry<ExecutorService, List<Thread>> entry : workers.entrySet()) {
                if (entry.getKey() == executor) {
                    found.add(new DrainedExecutor(executor, entry.getValue(), jvm));
                }
            }
        }
        return found;
    }

    /** What was looked for, in words. */
    String description() {
        return threads == null
                ? "executor of class " + className + " has a live worker"
                : "live thread with a name like \"" + threads.replace("**", "*") + "\" works for an executor";
    }

    private boolean isWanted(Thread thread, ExecutorService executor) {
        return threads != null
                ? ClassGlob.matches(threads, thread.getName())
                : className != null && isOf(executor.getClass(), ClassNames.meant(className));
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

    private static boolean containsSame(List<ExecutorService> list, ExecutorService wanted) {
        for (ExecutorService executor : list) {
            if (executor == wanted) {
                return true;
            }
        }
        return false;
    }

    private static List<Thread> liveThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = root.getParent(); parent != null; parent = root.getParent()) {
            root = parent;
        }
        Thread[] threads = new Thread[root.activeCount() + 16];
        int count = root.enumerate(threads);
        while (count == threads.length) {
            threads = new Thread[2 * count];
            count = root.enumerate(threads);
        }
        return Arrays.asList(threads).subList(0, count);
    }

    private @Nullable ExecutorService executorOf(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread) {
            return ((ForkJoinWorkerThread) thread).getPool();
        }
        return new WorkerPath(jvm).from(thread);
    }
}
