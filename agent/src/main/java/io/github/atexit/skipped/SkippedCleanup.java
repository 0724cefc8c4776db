package io.github.atexit.skipped;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the application's threads left undone when the JVM ended. Immutable. */
public final class SkippedCleanup {
    /** Nothing, or nothing that is known. */
    public static final SkippedCleanup NOTHING = new SkippedCleanup(
            new ArrayList<FinallyBlock>(), new ArrayList<LeftThread>(), 0, new ArrayList<LeftWork>());

    private final List<FinallyBlock> finallyBlocks;
    private final List<LeftThread> threads;
    private final int moreThreads;
    private final List<LeftWork> work;

    SkippedCleanup(List<FinallyBlock> finallyBlocks, List<LeftThread> threads, int moreThreads, List<LeftWork> work) {
        this.finallyBlocks = Collections.unmodifiableList(new ArrayList<FinallyBlock>(finallyBlocks));
        this.threads = Collections.unmodifiableList(new ArrayList<LeftThread>(threads));
        this.moreThreads = moreThreads;
        this.work = Collections.unmodifiableList(new ArrayList<LeftWork>(work));
    }

    /** The exiting thread's first, of each thread the innermost first. */
    public List<FinallyBlock> finallyBlocks() {
        return finallyBlocks;
    }

    /** The non-daemon threads that were alive; the first of them where there were many. */
    public List<LeftThread> threads() {
        return threads;
    }

    /** How many there were beside those. */
    public int moreThreads() {
        return moreThreads;
    }

    /** The executors with tasks that ran or waited. */
    public List<LeftWork> work() {
        return work;
    }

    /** How many tasks waited in all executors. */
    public int queuedTasks() {
        int count = 0;
        for (LeftWork left : work) {
            count += left.queued();
        }
        return count;
    }

    /** The blocks that clean something up, of the exiting thread or of the others. */
    public List<FinallyBlock> cleanups(boolean ofExitingThread) {
        List<FinallyBlock> wanted = new ArrayList<FinallyBlock>();
        for (FinallyBlock block : finallyBlocks) {
            if (block.kind().isCleanup() && block.isOfExitingThread() == ofExitingThread) {
                wanted.add(block);
            }
        }
        return wanted;
    }
}
