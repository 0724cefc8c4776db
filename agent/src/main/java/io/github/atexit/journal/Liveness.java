package io.github.atexit.journal;

import io.github.atexit.evidence.BootId;
import io.github.atexit.evidence.PidNamespace;
import io.github.atexit.evidence.ProcessStart;

/** Whether a run still lives. Says dead only where that is certain; no clock has a say. */
enum Liveness {
    ALIVE,
    DEAD,
    /** It may live where neither its lock nor its process can be seen from here: it is let alone. */
    UNDECIDED;

    /**
     * Decides about a run whose lock another process holds: itself, or one that judges it.
     *
     * @param facts of the run
     * @param here of this process
     */
    static Liveness ofLocked(RunFacts facts, Surroundings here) {
        return here.sees(facts) && !here.lives(facts) ? DEAD : ALIVE;
    }

    /**
     * Decides about a run whose lock nobody holds, or whose file system has no locks.
     *
     * @param locked whether this process has the lock now
     * @param wasLocked whether the run had it
     */
    static Liveness ofUnlocked(RunFacts facts, boolean locked, boolean wasLocked, Surroundings here) {
        if (here.sees(facts)) {
            return here.lives(facts) ? ALIVE : DEAD;
        }
        boolean otherBoot = !facts.bootId.equals(here.bootId);
        boolean otherHost = otherBoot && !facts.host.equals(here.host);
        if (locked && wasLocked) {
            // Where a network carries the file, the lock may be known to the other machine only.
            return otherHost && here.isShared() ? UNDECIDED : DEAD;
        }
        return otherBoot && !otherHost ? DEAD : UNDECIDED;
    }

    /** Where the judging process runs. */
    abstract static class Surroundings {
        final String bootId;
        final String pidNamespace;
        final String host;

        Surroundings(String bootId, String pidNamespace, String host) {
            this.bootId = bootId;
            this.pidNamespace = pidNamespace;
            this.host = host;
        }

        /** Whether the run's process would be seen from here, if it lived. */
        boolean sees(RunFacts facts) {
            return facts.pid > 0
                    && facts.startTicks != ProcessStart.UNKNOWN
                    && !facts.bootId.isEmpty()
                    && facts.bootId.equals(bootId)
                    && !facts.pidNamespace.isEmpty()
                    && facts.pidNamespace.equals(pidNamespace);
        }

        boolean lives(RunFacts facts) {
            return startTicks(facts.pid) == facts.startTicks;
        }

        abstract long startTicks(long pid);

        /** Whether other machines may see the same files. */
        abstract boolean isShared();

        static Surroundings here(String host, final JournalDirectory directory) {
            return new Surroundings(BootId.current(), PidNamespace.current(), host) {
                @Override
                long startTicks(long pid) {
                    return ProcessStart.of(pid);
                }

                @Override
                boolean isShared() {
                    return directory.isShared();
                }
            };
        }
    }
}
