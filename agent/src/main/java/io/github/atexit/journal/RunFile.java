package io.github.atexit.journal;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One run's file, locked: a mark, the facts with their checksum, and cells. Written whole before it has its name, so that a
 * kill leaves no half of one; later only cells change, each by one write of eight bytes, which needs no memory. Not mapped:
 * on 21 and later that loads a hundred classes. The process must open it once only: closing any other descriptor of it
 * would give the lock up (POSIX). Thread-safe.
 *
 * <p>Layout, big endian: 8 bytes {@code AtExitJ1}, 4 the length of the facts, 4 their CRC-32, 48 none; 16 fixed cells; the
 * facts; on the next multiple of 8 a cell for each handler, then the slots of recovery. The size is a multiple of 4,096.
 */
final class RunFile {
    /** The suffix of the name of a run's file. */
    static final String SUFFIX = ".run";
    /** While it is being made. */
    static final String UNFINISHED = ".new";
    /** Handlers beyond have no cells. */
    static final int MOST_HANDLERS = 100000;

    static final int LARGEST = 4 << 20; // bytes

    private static final long MAGIC = 0x4174457869744a31L;
    private static final int PAGE = 4096;
    private static final int HEADER = 64;
    private static final int FIXED_CELLS = 16;
    private static final int FACTS = HEADER + 8 * FIXED_CELLS;
    private static final int SPARE_SLOTS = 64; // for handlers that a later manifest has

    private static final long SETTLED = 60000; // milliseconds

    /** The files that this process has made: it must not open them once more. */
    private static final Set<String> OWN = Collections.synchronizedSet(new HashSet<String>());

    private final File file;
    private final RandomAccessFile bytes;
    private final boolean locked;
    /** What the file holds. */
    private final ByteBuffer image;

    private final RunFacts facts;
    private final int cells;
    private final byte[] eight = new byte[8];

    private RunFile(File file, RandomAccessFile bytes, boolean locked, ByteBuffer image, RunFacts facts) {
        this.file = file;
        this.bytes = bytes;
        this.locked = locked;
        this.image = image;
        this.facts = facts;
        this.cells = FACTS + aligned(image.getInt(8));
    }

    /** Whether it is a record of this very process. */
    static boolean isOwn(File file) {
        return OWN.contains(file.getPath());
    }

    /** Whether it is another process's that found a run's file gone, and is about to remove it: see {@link #claim}. */
    static boolean isTransient(File file) {
        return file.length() == 0 && file.lastModified() > System.currentTimeMillis() - SETTLED;
    }

    private static int aligned(int length) {
        return (length + 7) / 8 * 8;
    }

    private static int slots(RunFacts facts) {
        return facts.handlers.size() + SPARE_SLOTS;
    }

    private static int size(int factsLength, RunFacts facts) {
        int used = FACTS + aligned(factsLength) + 8 * (facts.handlers.size() + slots(facts));
        return (used + PAGE - 1) / PAGE * PAGE;
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
            byte[] content = content(facts, new FileMark(FileOwner.inode(unfinished.toPath()), locked));
            bytes.write(content);
            File file = new File(directory, name + SUFFIX);
            if (!unfinished.renameTo(file)) {
                throw new IOException("cannot be renamed: " + unfinished);
            }
            done = true;
            OWN.add(file.getPath());
            return new RunFile(file, bytes, locked, ByteBuffer.wrap(content), facts);
        } finally {
            if (!done) {
                unfinished.delete();
                bytes.close();
            }
        }
    }

    /** What a file holds at first. */
    private static byte[] content(RunFacts facts, FileMark mark) {
        byte[] written = FactsFormat.write(facts, mark);
        byte[] content = new byte[size(written.length, facts)];
        ByteBuffer image = ByteBuffer.wrap(content);
        image.putLong(0, MAGIC);
        image.putInt(8, written.length);
        image.putInt(12, checksum(written));
        System.arraycopy(written, 0, content, FACTS, written.length);
        return content;
    }

    private static int checksum(byte[] facts) {
        CRC32 crc = new CRC32();
        crc.update(facts.length >>> 8);
        crc.update(facts.length);
        crc.update(facts, 0, facts.length);
        return (int) crc.getValue();
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
                claimed = read(file, bytes, lock == Lock.TAKEN);
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
            return read(file, bytes, false).facts;
        } catch (UnreadableRunException e) {
            return null;
        }
    }

    private static RunFile read(File file, RandomAccessFile bytes, boolean locked) throws IOException {
        long size = bytes.length();
        if (size < FACTS || size > LARGEST) {
            throw new UnreadableRunException(file, "it has " + size + " bytes");
        }
        byte[] content = new byte[(int) size];
        bytes.readFully(content);
        ByteBuffer image = ByteBuffer.wrap(content);
        int length = image.getInt(8);
        if (image.getLong(0) != MAGIC || length < 0 || length > size - FACTS) {
            throw new UnreadableRunException(file, "its head is damaged");
        }
        byte[] written = written(image);
        if (image.getInt(12) != checksum(written)) {
            throw new UnreadableRunException(file, "its checksum is another");
        }
        RunFacts facts;
        try {
            facts = FactsFormat.read(written);
        } catch (IOException e) {
            throw new UnreadableRunException(file, String.valueOf(e.getMessage()));
        }
        if (size < size(length, facts)) {
            throw new UnreadableRunException(file, "it has " + size + " bytes");
        }
        return new RunFile(file, bytes, locked, image, facts);
    }

    /** The facts as they are written. */
    private static byte[] written(ByteBuffer image) {
        byte[] written = new byte[image.getInt(8)];
        ByteBuffer from = image.duplicate();
        from.position(FACTS);
        from.get(written);
        return written;
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
        return facts;
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
        return FactsFormat.mark(written(image));
    }

    // ---- cells ----

    long fixed(FixedCell cell) {
        return get(cell.place, HEADER + 8 * cell.place);
    }

    void setFixed(FixedCell cell, long value) throws IOException {
        set(cell.place, HEADER + 8 * cell.place, value);
    }

    /** The cell of the run's handler with this index. */
    long handler(int index) {
        return get(FIXED_CELLS + index, cells + 8 * index);
    }

    void setHandler(int index, long value) throws IOException {
        set(FIXED_CELLS + index, cells + 8 * index, value);
    }

    int slotCount() {
        return slots(facts);
    }

    /** A cell of recovery. */
    long slot(int index) {
        return handler(facts.handlers.size() + index);
    }

    void setSlot(int index, long value) throws IOException {
        setHandler(facts.handlers.size() + index, value);
    }

    private synchronized long get(int place, int offset) {
        return Cell.decode(place, image.getLong(offset));
    }

    private synchronized void set(int place, int offset, long value) throws IOException {
        long stored = Cell.encode(place, value);
        image.putLong(offset, stored);
        for (int i = 0; i < eight.length; i++) {
            eight[i] = (byte) (stored >>> (56 - 8 * i));
        }
        bytes.seek(offset);
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
