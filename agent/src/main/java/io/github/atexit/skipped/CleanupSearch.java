package io.github.atexit.skipped;

import io.github.atexit.executor.LiveExecutor;
import io.github.atexit.executor.LiveExecutors;
import io.github.atexit.executor.MemberAccess;
import io.github.atexit.executor.QueuedTasks;
import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.jvm.JvmAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks, when the report is made, for what the application's threads leave undone. It asks the application's class
 * loaders, queues and tasks, any of which may block or fail: so it works on a thread of its own, which is waited for no
 * longer than a limit, and what it has found by then is told. Used once.
 */
public final class CleanupSearch implements Runnable {
    /** How long blocks of the other threads are looked for, counted from there; the caller's limit bounds it all. */
    private static final long BUDGET_OF_OTHERS_NANOS = 400000000L; // 400 ms

    /** How long executors are looked for; it counts from there, as the blocks before it may take long when cold. */
    private static final long BUDGET_OF_EXECUTORS_NANOS = 200000000L; // 200 ms

    private static final int MOST_THREADS = 256; // whose stacks are read
    private static final int MOST_LEFT_THREADS = 64;
    private static final int MOST_FRAMES = 24; // of each thread that is told
    private static final int MOST_BLOCKS = 500;
    private static final int MOST_EXECUTORS = 100;

    private final ExitEvent event;
    private final HookRuns hooks;
    private final MemberAccess access;
    private final boolean ofAllThreads;
    private final FinallyBlocks blocks;
    private final long startNanos = System.nanoTime();

    // Guarded by this.
    private final List<FinallyBlock> finallyBlocks = new ArrayList<FinallyBlock>();
    private final List<LeftThread> threads = new ArrayList<LeftThread>();
    private final List<LeftWork> work = new ArrayList<LeftWork>();
    private int moreThreads;
    private boolean done;

    private CleanupSearch(ExitEvent event, HookRuns hooks, JvmAccess jvm, MemberAccess access, boolean ofAllThreads) {
        this.event = event;
        this.hooks = hooks;
        this.access = access;
        this.ofAllThreads = ofAllThreads;
        this.blocks = new FinallyBlocks(new ApplicationCode(jvm), new FinallyBlocks.Sink() {
            @Override
            public void add(FinallyBlock block) {
                addBlock(block);
            }
        });
    }

    /**
     * Searches.
     *
     * @param ofAllThreads whether to look at threads and blocks beside the exiting thread's
     * @param limitMillis how long to wait for what is found
     * @throws OutOfMemoryError of heap, or if no native thread can be had
     */
    public static SkippedCleanup search(
            ExitEvent event,
            HookRuns hooks,
            JvmAccess jvm,
            MemberAccess access,
            boolean ofAllThreads,
            long limitMillis) {
        CleanupSearch search = new CleanupSearch(event, hooks, jvm, access, ofAllThreads);
        Thread thread = new Thread(null, search, "atexit search");
        thread.setDaemon(true);
        thread.start();
        return search.await(limitMillis);
    }

    private synchronized SkippedCleanup await(long limitMillis) {
        long leftMillis = limitMillis;
        while (!done && leftMillis > 0) {
            try {
                wait(leftMillis);
            } catch (InterruptedException e) {
                break; // nobody has reason to; the report is more than this part of it
            }
            leftMillis = limitMillis - (System.nanoTime() - startNanos) / 1000000;
        }
        return new SkippedCleanup(finallyBlocks, threads, moreThreads, work);
    }

    @Override
    public void run() {
        try {
            look();
        } catch (Throwable ignored) {
            // What is not found is not told. With a full heap or on strange classes that is all it costs.
        }
        synchronized (this) {
            done = true;
            notifyAll();
        }
    }

    private void look() {
        boolean cuts = event.route().cutsCalls();
        if (cuts) {
            lookAtExitingThread();
        }
        List<Thread> live = LiveExecutors.liveThreads();
        lookAtExecutors(live);
        if (cuts && ofAllThreads) {
            lookAtOthers(live);
        }
    }

    private void lookAtExitingThread() {
        CallStack calls = event.calls();
        Thread thread = event.thread();
        if (calls == null && thread != null) {
            calls = CallStack.outsideAgent(thread.getStackTrace());
        }
        if (calls != null) {
            blocks.find(calls, event.threadName(), true);
        }
    }

    private void lookAtExecutors(List<Thread> live) {
        long beganNanos = System.nanoTime();
        LiveExecutors executors = new LiveExecutors(access);
        for (Thread thread : live) {
            if (hasTaken(BUDGET_OF_EXECUTORS_NANOS, beganNanos)) {
                break;
            }
            executors.add(thread);
        }
        for (LiveExecutor executor : executors.found()) {
            QueuedTasks queued = executor.queuedTasks();
            int running = hasTaken(BUDGET_OF_EXECUTORS_NANOS, beganNanos) ? 0 : executor.running(MOST_THREADS);
            if (queued.count() > 0 || running > 0) {
                addWork(new LeftWork(executor.name(), queued, running));
            }
        }
    }

    private void lookAtOthers(List<Thread> live) {
        List<Thread> others = nonDaemonFirst(live);
        List<Thread> looked = others.subList(0, Math.min(MOST_THREADS, others.size()));
        @Nullable StackTraceElement[][] stacks = ThreadStacks.of(looked);
        for (int i = 0; i < stacks.length; i++) {
            if (stacks[i] != null && stacks[i].length > 0) {
                stacks[i] = CallStack.withoutAgent(stacks[i]);
                addThread(looked.get(i), stacks[i]);
            }
        }
        for (Thread thread : others.subList(looked.size(), others.size())) {
            addMoreThread(thread);
        }
        long beganNanos = System.nanoTime();
        for (int i = 0; i < stacks.length && !hasTaken(BUDGET_OF_OTHERS_NANOS, beganNanos); i++) {
            if (stacks[i] != null) {
                blocks.find(CallStack.of(stacks[i]), looked.get(i).getName(), false);
            }
        }
    }

    private List<Thread> nonDaemonFirst(List<Thread> live) {
        List<Thread> ordered = new ArrayList<Thread>();
        List<Thread> daemons = new ArrayList<Thread>();
        for (Thread thread : live) {
            if (thread != event.thread() && !hooks.contains(thread) && !isAgents(thread)) {
                (thread.isDaemon() ? daemons : ordered).add(thread);
            }
        }
        ordered.addAll(daemons);
        return ordered;
    }

    private static boolean isAgents(Thread thread) {
        return thread.isDaemon() && thread.getName().startsWith("atexit");
    }

    private static boolean hasTaken(long nanos, long sinceNanos) {
        return System.nanoTime() - sinceNanos > nanos;
    }

    private synchronized void addBlock(FinallyBlock block) {
        if (finallyBlocks.size() < MOST_BLOCKS) {
            finallyBlocks.add(block);
        }
    }

    private synchronized void addWork(LeftWork left) {
        if (work.size() < MOST_EXECUTORS) {
            work.add(left);
        }
    }

    private synchronized void addThread(Thread thread, StackTraceElement[] stack) {
        if (thread.isDaemon()) {
            return;
        }
        if (threads.size() < MOST_LEFT_THREADS) {
            int kept = Math.min(stack.length, MOST_FRAMES);
            threads.add(new LeftThread(thread.getName(), Arrays.copyOf(stack, kept)));
        } else {
            moreThreads++;
        }
    }

    private synchronized void addMoreThread(Thread thread) {
        if (!thread.isDaemon()) {
            moreThreads++;
        }
    }
}
