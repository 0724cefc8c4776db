package io.github.atexit.executor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The executors that live threads work for. Used by one thread. */
public final class LiveExecutors {
    private final MemberAccess access;
    private final List<LiveExecutor> found = new ArrayList<LiveExecutor>();

    public LiveExecutors(MemberAccess access) {
        this.access = access;
    }

    /** All threads of the JVM that are alive, virtual ones apart. */
    public static List<Thread> liveThreads() {
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
        return Arrays.asList(Arrays.copyOf(threads, count));
    }

    /** Whether there is a thread that may work for an executor; quick where there is none. */
    public static boolean mayBeAny() {
        for (Thread thread : liveThreads()) {
            if (!WorkerPath.isNoWorker(thread)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks whom a thread works for.
     *
     * @return its executor, which knows the thread as a worker now; null if it works for none
     */
    public @Nullable LiveExecutor add(Thread thread) {
        ExecutorService service = new WorkerPath(access).from(thread);
        if (service == null) {
            return null;
        }
        LiveExecutor executor = known(service);
        executor.addWorker(thread);
        return executor;
    }

    private LiveExecutor known(ExecutorService service) {
        for (LiveExecutor executor : found) {
            if (executor.is(service)) {
                return executor;
            }
        }
        LiveExecutor executor = new LiveExecutor(service, access);
        found.add(executor);
        return executor;
    }

    /** All that were found, each once. */
    public List<LiveExecutor> found() {
        return found;
    }
}
