package io.github.atexit.executor;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One executor with live workers: what it still has to do. Executors that are not the JDK's are asked by the names of
 * ThreadPoolExecutor's methods. Used by one thread.
 */
public final class LiveExecutor {
    /** Classes whose frames say that a thread waits for the JVM to end. */
    private static final List<String> BLOCKED = Arrays.asList("java.lang.AtExitBridge", "java.lang.Shutdown");

    /** Methods in which workers of the JDK's executors (8 to 27) and of Tomcat's wait for a task. */
    private static final List<String> IDLE = Arrays.asList("getTask", "awaitWork");

    private final ExecutorService executor;
    private final List<Thread> workers = new ArrayList<Thread>();
    private final MemberAccess access;

    LiveExecutor(ExecutorService executor, MemberAccess access) {
        this.executor = executor;
        this.access = access;
    }

    void addWorker(Thread thread) {
        workers.add(thread);
    }

    boolean is(ExecutorService other) {
        return executor == other;
    }

    /** The executor's own class. */
    public Class<?> type() {
        return executor.getClass();
    }

    /** Its workers that are alive; never empty. */
    public List<Thread> workers() {
        return Collections.unmodifiableList(workers);
    }

    /** Its class and a worker, by which a reader of the report knows it. */
    public String name() {
        return executor.getClass().getName() + " of thread \"" + workers.get(0).getName() + "\"";
    }

    /** Lets it take no more work. The JDK's common pool cannot be shut down, and goes on taking some. */
    public void shutdown() {
        executor.shutdown();
    }

    /** Waits for its end, at most so long. */
    public void await(long millis) throws InterruptedException {
        executor.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    public boolean isDone() {
        return executor.isTerminated() || (running() == 0 && queued().isEmpty());
    }

    /** Whether nothing is going to change any more: all its workers are blocked in this exit. */
    public boolean isStuck() {
        int size = count("getPoolSize");
        return size > 0 && blocked(Integer.MAX_VALUE) >= size;
    }

    /** How many tasks run, those apart that are blocked in this exit. */
    public int running() {
        return running(Integer.MAX_VALUE);
    }

    /** The same, where at most so many workers are looked at for being blocked. */
    public int running(int mostLooks) {
        int active = count(executor instanceof ForkJoinPool ? "getActiveThreadCount" : "getActiveCount");
        return active == 0 ? 0 : Math.max(0, active - blocked(mostLooks));
    }

    /** The tasks that wait for a worker, as far as they can be listed; periodic and delayed ones are left out. */
    public List<Object> queued() {
        if (executor instanceof ForkJoinPool) {
            ForkJoinPool pool = (ForkJoinPool) executor;
            long count = pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount();
            return new ArrayList<Object>(Collections.nCopies((int) Math.min(count, 1_000_000), "a task"));
        }
        Object queue = ask("getQueue");
        List<Object> waiting = new ArrayList<Object>();
        if (queue instanceof Collection) {
            for (Object task : ((Collection<?>) queue).toArray()) {
                if (!isForLater(task)) {
                    waiting.add(task);
                }
            }
        }
        return waiting;
    }

    /**
     * Counts the tasks that wait for a worker, and keeps the first of them in words. Looks at no more tasks than it must,
     * because a queue can be long.
     */
    public QueuedTasks queuedTasks() {
        Object queue = executor instanceof ForkJoinPool ? null : ask("getQueue");
        if (!(queue instanceof Collection)) {
            return QueuedTasks.counted(queued());
        }
        return QueuedTasks.of((Collection<?>) queue);
    }

    static boolean isForLater(Object task) {
        if (task instanceof RunnableScheduledFuture && ((RunnableScheduledFuture<?>) task).isPeriodic()) {
            return true;
        }
        return task instanceof Delayed && ((Delayed) task).getDelay(TimeUnit.NANOSECONDS) > 0;
    }

    /** The workers that wait for the JVM to end, because their task called exit or halt. */
    private int blocked(int mostLooks) {
        int blocked = 0;
        for (int i = 0; i < workers.size() && i < mostLooks; i++) {
            if (hasFrame(workers.get(i).getStackTrace(), BLOCKED)) {
                blocked++;
            }
        }
        return blocked;
    }

    /** Where its workers are that run a task, one line each; those apart that are blocked in this exit. */
    public List<String> runningTasks() {
        List<String> lines = new ArrayList<String>();
        for (Thread worker : workers) {
            StackTraceElement[] stack = worker.getStackTrace();
            if (stack.length > 0 && !hasFrame(stack, BLOCKED) && !hasFrame(stack, IDLE)) {
                lines.add("running on \"" + worker.getName() + "\" at " + frameOfTask(stack));
            }
        }
        return lines;
    }

    private static boolean hasFrame(StackTraceElement[] stack, List<String> names) {
        for (StackTraceElement frame : stack) {
            if (names.contains(frame.getClassName()) || names.contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }

    /** The newest frame that is not the JDK's. */
    private static StackTraceElement frameOfTask(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                return plain(frame);
            }
        }
        return plain(stack[0]);
    }

    /** Without loader and module. */
    private static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    private int count(String method) {
        Object count = ask(method);
        return count instanceof Number ? ((Number) count).intValue() : 0;
    }

    /** What a public method without arguments returns; null if there is none. */
    private @Nullable Object ask(String name) {
        try {
            Method method = executor.getClass().getMethod(name);
            access.open(method.getDeclaringClass(), method);
            return method.invoke(executor);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
