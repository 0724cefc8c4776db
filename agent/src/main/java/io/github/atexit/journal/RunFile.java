package io.github.atexit.journal;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run's file, locked, and the {@link RunImage} that it holds. Written whole before it has its name, so that a kill
 * leaves no half of one; later only cells change, each by one write of eight bytes, which needs no memory. Not mapped: on 21
 * and later that loads a hundred classes. The process must open it once only: closing any other descriptor of it would give
 * the lock up (POSIX). Thread-safe.
 */
final class RunFile {
    /** The suffix of the name of a run's file. */
    static final String SUFFIX = ".run";
    /** While it is being made. */
    static final String UNFINISHED = ".new";

    private static final long SETTLED = 60000; // milliseconds

    /** The files that this process has made: it must not open them once more. */
    private static final Set<String> OWN = Collections.synchronizedSet(new HashSet<String>());

    private final File file;
    private final RandomAccessFile bytes;
    private final boolean locked;

    // Guarded by this.
    private final RunImage image;
    private final byte[] eight = new byte[8];

    private RunFile(File file, RandomAccessFile bytes, boolean locked, RunImage image) {
        this.file = file;
        this.bytes = bytes;
        this.locked = locked;
        this.image = image;
    }

    /** Whether it is a record of this very process. */
    static boolean isOwn(File file) {
        return OWN.contains(file.getPath());
    }

    /** Whether it is another process's that found a run's file gone, and is about to remove it: see {@link #claim}. */
    static boolean isTransient(File file) {
        return file.length() == 0 && file.lastModified() > System.currentTimeMillis() - SETTLED;
    }

    /**
     * Makes this run's file.
     *
     * @param millis now, in milliseconds since the epoch
     * @throws IOException if it cannot be written; nothing is left then
     */
    static RunFile create(File directory, RunFacts facts, long millis) throws IOException {
        String name = facts.fileName(millis);
        File unfinished = new File(directory, name + UNFINISHED);
        FileOwner.makeFile(unfinished.toPath());
        RandomAccessFile bytes = new RandomAccessFile(unfinished, "rw");
        boolean done = false;
        try {
            boolean locked = lock(bytes) == Lock.TAKEN;
            RunImage image = RunImage.of(facts, new FileMark(FileOwner.inode(unfinished.toPath()), locked));
            bytes.write(image.bytes());
            File file = new File(directory, name + SUFFIX);
            if (!unfinished.renameTo(file)) {
                throw new IOException("cannot be renamed: " + unfinished);
            }
            done = true;
            OWN.add(file.getPath());
            return new RunFile(file, bytes, locked, image);
        } finally {
            if (!done) {
                unfinished.delete();
                bytes.close();
            }
        }
    }

    /**
     * Opens a file that may be a run's that has ended, and takes its lock.
     *
     * @param file the user's own
     * @return null if it is locked
     * @throws UnreadableRunException if it is damaged
     * @throws IOException if it cannot be read, or is gone
     */
    static @Nullable RunFile claim(File file) throws IOException {
        boolean wasEmpty = Files.size(file.toPath()) == 0;
        RandomAccessFile bytes = new RandomAccessFile(file, "rw");
        RunFile claimed = null;
        try {
            Lock lock = lock(bytes);
            if (!wasEmpty && bytes.length() == 0) {
                // Another process has judged it meanwhile, and opening it has made it anew.
                file.delete();
                throw new NoSuchFileException(file.getPath());
            }
            if (lock != Lock.TAKEN_BY_ANOTHER) {
                claimed = new RunFile(file, bytes, lock == Lock.TAKEN, RunImage.read(file, bytes));
            }
            return claimed;
        } finally {
            if (claimed == null) {
                bytes.close();
            }
        }
    }

    /** What a file says that is locked by another: null if it says nothing. */
    static @Nullable RunFacts peek(File file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file, "r")) {
            return RunImage.read(file, bytes).facts();
        } catch (UnreadableRunException e) {
            return null;
        }
    }

    private enum Lock {
        TAKEN,
        TAKEN_BY_ANOTHER,
        IMPOSSIBLE
    }

    private static Lock lock(RandomAccessFile bytes) {
        try {
            FileLock lock = bytes.getChannel().tryLock();
            return lock == null ? Lock.TAKEN_BY_ANOTHER : Lock.TAKEN;
        } catch (OverlappingFileLockException e) {
            return Lock.TAKEN_BY_ANOTHER;
        } catch (IOException e) {
            return Lock.IMPOSSIBLE;
        }
    }

    RunFacts facts() {
        return image.facts();
    }

    File file() {
        return file;
    }

    /** Whether this process holds the lock; it does not where the file system has none. */
    boolean isLocked() {
        return locked;
    }

    /** What the file says of itself. */
    FileMark mark() throws IOException {
        return image.mark();
    }

    // ---- cells ----

    long fixed(FixedCell cell) {
        return get(cell.place);
    }

    void setFixed(FixedCell cell, long value) throws IOException {
        set(cell.place, value);
    }

    /** The cell of the run's handler with this index. */
    long handler(int index) {
        return get(RunImage.handlerPlace(index));
    }

    void setHandler(int index, long value) throws IOException {
        set(RunImage.handlerPlace(index), value);
    }

    int slotCount() {
        return image.slotCount();
    }

    /** A cell of recovery. */
    long slot(int index) {
        return get(image.slotPlace(index));
    }

    void setSlot(int index, long value) throws IOException {
        set(image.slotPlace(index), value);
    }

    private synchronized long get(int place) {
        return image.get(place);
    }

    private synchronized void set(int place, long value) throws IOException {
        image.set(place, value, eight);
        bytes.seek(image.offset(place));
        bytes.write(eight, 0, eight.length);
    }

    /**
     * Returns when all that was written is on the disk: it survives a power loss.
     *
     * @throws IOException if that failed
     */
    void force() throws IOException {
        bytes.getFD().sync();
    }

    /** Gives the lock up. */
    void close() {
        OWN.remove(file.getPath());
        try {
            bytes.close();
        } catch (IOException e) {
            // All was written before.
        }
    }

    /** Removes the file under its name of now. */
    boolean delete() {
        return file.delete();
    }
}
