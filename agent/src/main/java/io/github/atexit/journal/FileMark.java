package io.github.atexit.journal;

/** What a run's file says of itself: a copy has another inode. Immutable. */
final class FileMark {
    final long inode;
    /** Whether the run could lock it: where it could, that the lock is free means that the run has ended. */
    final boolean locked;

    FileMark(long inode, boolean locked) {
        this.inode = inode;
        this.locked = locked;
    }
}
