package io.github.atexit.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JVM's shutdown hooks from the moment it starts them: which runs, which ended, which failed. Thread-safe. */
public final class HookRuns {
    private volatile @Nullable Map<Thread, HookRun> runs;
    private long startNanos;

    /** Called when the JVM is about to start these hooks. */
    public void begin(List<HookRun> hooks) {
        Map<Thread, HookRun> started = Collections.synchronizedMap(new IdentityHashMap<Thread, HookRun>());
        for (HookRun hook : hooks) {
            hook.begin();
            started.put(hook.thread(), hook);
        }
        startNanos = System.nanoTime();
        runs = started;
    }

    /** Whether the JVM has started its hooks. */
    public boolean haveBegun() {
        return runs != null;
    }

    /** Whether a thread is one of the hooks that were started. */
    public boolean contains(Thread thread) {
        return runOf(thread) != null;
    }

    /** Called when a thread has thrown what nobody caught. */
    public void threw(Thread thread) {
        HookRun run = runOf(thread);
        if (run != null) {
            run.fail();
        }
    }

    /** Called when a thread ends. */
    public void ended(Thread thread) {
        HookRun run = runOf(thread);
        if (run != null) {
            run.end(millis());
        }
    }

    /** All hooks as they stand now, with the stacks of those that still run. */
    public List<HookRun> look() {
        Map<Thread, HookRun> started = runs;
        if (started == null) {
            return Collections.emptyList();
        }
        List<HookRun> all;
        synchronized (started) {
            all = new ArrayList<HookRun>(started.values());
        }
        for (HookRun run : all) {
            if (run.thread().isAlive()) {
                run.look(millis());
            } else if (run.thread().getState() == Thread.State.NEW) {
                run.neverBegan(); // the JVM had no native thread for it, and lost it without a word
            } else {
                run.end(run.millis());
            }
        }
        return all;
    }

    private @Nullable HookRun runOf(Thread thread) {
        Map<Thread, HookRun> started = runs;
        return started == null ? null : started.get(thread);
    }

    private long millis() {
        return (System.nanoTime() - startNanos) / 1000000;
    }
}
