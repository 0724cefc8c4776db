package io.github.atexit.journal;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The runs of an identity that a look at the journal found. Used by one thread. */
public final class EarlierRuns {
    private final JournalDirectory directory;
    private final List<DeadRun> dead = new ArrayList<DeadRun>();
    private final List<String> damaged = new ArrayList<String>();
    private boolean othersLive;

    EarlierRuns(JournalDirectory directory) {
        this.directory = directory;
    }

    /** A run whose file is not locked by anybody else. */
    void add(RunFile file, Liveness.Surroundings here) throws IOException {
        FileMark mark = file.mark();
        if (mark.inode != inode(file)) {
            file.close(); // a copy: the run itself is another file's
            return;
        }
        Liveness liveness = Liveness.ofUnlocked(file.facts(), file.isLocked(), mark.locked, here);
        othersLive |= liveness == Liveness.ALIVE;
        if (liveness != Liveness.DEAD) {
            file.close();
        } else if (file.fixed(FixedCell.REPORTED) != Cell.EMPTY) {
            file.delete();
            file.close();
        } else if (file.fixed(FixedCell.RECOVERED) != Cell.EMPTY) {
            directory.retire(file);
        } else {
            addDead(file);
        }
    }

    /**
     * A process has two records for the moment in which one takes over from another. The one that its exit wrote in counts;
     * where there was none, the younger, which comes later.
     */
    private void addDead(RunFile file) {
        for (int i = 0; i < dead.size(); i++) {
            RunFile older = dead.get(i).file;
            if (older.facts().isOfSameProcess(file.facts())) {
                boolean isOlderInForce = older.fixed(FixedCell.CLAIMED) != Cell.EMPTY;
                RunFile superfluous = isOlderInForce ? file : older;
                if (!isOlderInForce) {
                    dead.set(i, new DeadRun(directory, file));
                }
                superfluous.delete();
                superfluous.close();
                return;
            }
        }
        dead.add(new DeadRun(directory, file));
    }

    private static long inode(RunFile file) throws IOException {
        try {
            return FileOwner.inode(file.file().toPath());
        } catch (IOException e) {
            file.close(); // another process has put it aside since it was opened
            throw e;
        }
    }

    /** A run whose file another process has locked. */
    void addLocked(File file, RunIdentity identity, Liveness.Surroundings here) throws IOException {
        RunFacts facts = RunFile.peek(file);
        boolean same = facts != null && facts.identity.isSame(identity);
        othersLive |= facts != null && same && Liveness.ofLocked(facts, here) == Liveness.ALIVE;
    }

    void addDamaged(File file, String problem) {
        damaged.add(problem);
        RetiredFiles.add(file);
    }

    /** Whether there is nothing to judge. */
    public boolean areNone() {
        return dead.isEmpty() && damaged.isEmpty();
    }

    /** Those that died and are not both reported and recovered, oldest first. Each is to be closed. */
    public List<DeadRun> dead() {
        return Collections.unmodifiableList(dead);
    }

    /** What is wrong with files that can be read no more; they have been put aside. */
    public List<String> damaged() {
        return Collections.unmodifiableList(damaged);
    }

    /** Whether another run of this identity lives. */
    public boolean othersLive() {
        return othersLive;
    }
}
