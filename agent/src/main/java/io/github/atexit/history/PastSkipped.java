package io.github.atexit.history;

import java.util.ArrayList;
import java.util.List;

/** What an exit did without. Lists may have been cut when the report was written; the counts are whole. Immutable. */
public final class PastSkipped {
    private final PastExit exit;
    private final ReportNode node;

    PastSkipped(PastExit exit, ReportNode node) {
        this.exit = exit;
        this.node = node;
    }

    /** The names of handlers. */
    public List<String> handlers() {
        return node.texts("handlers");
    }

    public List<PastStep> hooks() {
        List<PastStep> hooks = new ArrayList<PastStep>();
        for (ReportNode hook : node.objects("shutdownHooks")) {
            hooks.add(PastStep.hook(hook));
        }
        return hooks;
    }

    /** The paths of delete-on-exit files. */
    public List<String> files() {
        return node.texts("deleteOnExit");
    }

    public List<SkippedFinally> finallyBlocks() {
        List<SkippedFinally> blocks = new ArrayList<SkippedFinally>();
        for (ReportNode block : node.objects("finallyBlocks")) {
            blocks.add(new SkippedFinally(block));
        }
        return blocks;
    }

    /** Threads that were still at work. */
    public List<SkippedThread> threads() {
        List<SkippedThread> threads = new ArrayList<SkippedThread>();
        for (ReportNode thread : node.objects("threads")) {
            threads.add(new SkippedThread(thread));
        }
        return threads;
    }

    /** Executors with tasks that were not done. */
    public List<SkippedTasks> tasks() {
        List<SkippedTasks> tasks = new ArrayList<SkippedTasks>();
        for (ReportNode executor : node.objects("queuedTasks")) {
            tasks.add(new SkippedTasks(executor));
        }
        return tasks;
    }

    public long countHandlers() {
        return handlers().size() + exit.cut("skipped.handlers");
    }

    public long countHooks() {
        return node.objects("shutdownHooks").size() + exit.cut("skipped.shutdownHooks");
    }

    public long countFiles() {
        return files().size() + exit.cut("skipped.deleteOnExit");
    }

    /** All that are listed, of every thread and kind. */
    public long countFinallyBlocks() {
        return node.objects("finallyBlocks").size() + exit.cut("skipped.finallyBlocks");
    }

    /**
     * The {@code finally} and try-with-resources of the thread that ended the JVM. A server's idle threads have such
     * blocks at any time; these were about to run.
     */
    public long countOwnFinallyBlocks() {
        long count = 0;
        for (SkippedFinally block : finallyBlocks()) {
            if (!block.isLock() && exit.threadName().equals(block.thread())) {
                count++;
            }
        }
        return count;
    }

    public long countThreads() {
        return node.objects("threads").size() + exit.cut("skipped.threads");
    }

    /** Tasks that had not begun. */
    public long countQueuedTasks() {
        long count = 0;
        for (SkippedTasks tasks : tasks()) {
            count += tasks.queued();
        }
        return count;
    }

    /** Tasks that were under way. */
    public long countRunningTasks() {
        long count = 0;
        for (SkippedTasks tasks : tasks()) {
            count += tasks.running();
        }
        return count;
    }

    /** Whether cleanup was lost that somebody had asked for. */
    public boolean isAny() {
        return countHooks() + countFiles() + countHandlers() + countOwnFinallyBlocks() + countQueuedTasks() > 0;
    }
}
