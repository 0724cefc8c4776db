package io.github.atexit.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One run's file, mapped and locked: a mark, the facts with their checksum, and cells. Written whole before it has its
 * name, so that a kill leaves no half of one; later only cells change, each by one store. The process must open it once
 * only: closing any other descriptor of it would give the lock up (POSIX).
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

    private static final long MAGIC = 0x4174457869744a31L;
    private static final int PAGE = 4096;
    private static final int HEADER = 64;
    private static final int FIXED_CELLS = 16;
    private static final int FACTS = HEADER + 8 * FIXED_CELLS;
    private static final int SPARE_SLOTS = 64; // for handlers that a later manifest has
    static final int LARGEST = 4 << 20; // bytes

    /** The files that this process has made: it must not open them once more. */
    private static final Set<String> OWN = Collections.synchronizedSet(new HashSet<String>());

    private final File file;
    private final FileChannel channel;
    private final boolean locked;
    private final MappedByteBuffer map;
    private final RunFacts facts;
    private final int cells;
    private final int slots;

    private RunFile(
            File file, FileChannel channel, boolean locked, MappedByteBuffer map, RunFacts facts, int factsLength) {
        this.file = file;
        this.channel = channel;
        this.locked = locked;
        this.map = map;
        this.facts = facts;
        this.cells = FACTS + aligned(factsLength);
        this.slots = slots(facts);
    }

    /** Whether it is a record of this very process. */
    static boolean isOwn(File file) {
        return OWN.contains(file.getPath());
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
     * @throws IOException if it cannot be written; nothing is left then
     */
    static RunFile create(File directory, RunFacts facts) throws IOException {
        File unfinished = new File(directory, facts.fileName() + UNFINISHED);
        FileChannel channel = open(unfinished.toPath(), StandardOpenOption.CREATE_NEW);
        boolean done = false;
        try {
            boolean locked = lock(channel) == Lock.TAKEN;
            byte[] bytes = FactsFormat.write(facts, new FileMark(FileOwner.inode(unfinished.toPath()), locked));
            ByteBuffer whole = ByteBuffer.wrap(image(bytes, facts));
            while (whole.hasRemaining()) {
                channel.write(whole, whole.position());
            }
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, whole.capacity());
            File file = new File(directory, facts.fileName() + SUFFIX);
            if (!unfinished.renameTo(file)) {
                throw new IOException("cannot be renamed: " + unfinished);
            }
            done = true;
            OWN.add(file.getPath());
            return new RunFile(file, channel, locked, map, facts, bytes.length);
        } finally {
            if (!done) {
                unfinished.delete();
                channel.close();
            }
        }
    }

    /** What a file holds at first. */
    static byte[] image(byte[] facts, RunFacts of) {
        ByteBuffer bytes = ByteBuffer.allocate(size(facts.length, of));
        bytes.putLong(0, MAGIC);
        bytes.putInt(8, facts.length);
        bytes.putInt(12, checksum(facts));
        bytes.position(FACTS);
        bytes.put(facts);
        return bytes.array();
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
     * @throws IOException if it cannot be read
     */
    static @Nullable RunFile claim(File file) throws IOException {
        FileChannel channel = open(file.toPath(), null);
        RunFile claimed = null;
        try {
            Lock lock = lock(channel);
            if (lock != Lock.TAKEN_BY_ANOTHER) {
                claimed = read(file, channel, lock == Lock.TAKEN);
            }
            return claimed;
        } finally {
            if (claimed == null) {
                channel.close();
            }
        }
    }

    /** What a file says that is locked by another: null if it says nothing. */
    static @Nullable RunFacts peek(File file) throws IOException {
        try (FileChannel channel = open(file.toPath(), null)) {
            return read(file, channel, false).facts;
        } catch (UnreadableRunException e) {
            return null;
        }
    }

    private static RunFile read(File file, FileChannel channel, boolean locked) throws IOException {
        long size = channel.size();
        if (size < FACTS || size > LARGEST) {
            throw new UnreadableRunException(file, "it has " + size + " bytes");
        }
        MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        int length = map.getInt(8);
        if (map.getLong(0) != MAGIC || length < 0 || length > size - FACTS) {
            throw new UnreadableRunException(file, "its head is damaged");
        }
        byte[] bytes = new byte[length];
        ByteBuffer whole = map.duplicate();
        whole.position(FACTS);
        whole.get(bytes);
        if (map.getInt(12) != checksum(bytes)) {
            throw new UnreadableRunException(file, "its checksum is another");
        }
        RunFacts facts = FactsFormat.read(bytes);
        if (size < size(length, facts)) {
            throw new UnreadableRunException(file, "it has " + size + " bytes");
        }
        return new RunFile(file, channel, locked, map, facts, length);
    }

    private enum Lock {
        TAKEN,
        TAKEN_BY_ANOTHER,
        IMPOSSIBLE
    }

    private static Lock lock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock == null ? Lock.TAKEN_BY_ANOTHER : Lock.TAKEN;
        } catch (OverlappingFileLockException e) {
            return Lock.TAKEN_BY_ANOTHER;
        } catch (IOException e) {
            return Lock.IMPOSSIBLE;
        }
    }

    private static FileChannel open(Path path, @Nullable OpenOption more) throws IOException {
        Set<OpenOption> options = new HashSet<OpenOption>();
        options.add(StandardOpenOption.READ);
        options.add(StandardOpenOption.WRITE);
        options.add(LinkOption.NOFOLLOW_LINKS);
        if (more != null) {
            options.add(more);
        }
        return FileChannel.open(path, options, FileOwner.onlyOwner(path));
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
        byte[] bytes = new byte[map.getInt(8)];
        ByteBuffer whole = map.duplicate();
        whole.position(FACTS);
        whole.get(bytes);
        FileMark mark = FactsFormat.mark(bytes);
        return mark == null ? new FileMark(0, false) : mark;
    }

    // ---- cells ----

    long fixed(FixedCell cell) {
        return Cell.decode(cell.place, map.getLong(HEADER + 8 * cell.place));
    }

    void setFixed(FixedCell cell, long value) {
        map.putLong(HEADER + 8 * cell.place, Cell.encode(cell.place, value));
    }

    /** The cell of the run's handler with this index. */
    long handler(int index) {
        int place = FIXED_CELLS + index;
        return Cell.decode(place, map.getLong(cells + 8 * index));
    }

    void setHandler(int index, long value) {
        int place = FIXED_CELLS + index;
        map.putLong(cells + 8 * index, Cell.encode(place, value));
    }

    int slotCount() {
        return slots;
    }

    /** A cell of recovery. */
    long slot(int index) {
        return Cell.decode(place(index), map.getLong(offset(index)));
    }

    void setSlot(int index, long value) {
        map.putLong(offset(index), Cell.encode(place(index), value));
    }

    private int place(int slot) {
        return FIXED_CELLS + facts.handlers.size() + slot;
    }

    private int offset(int slot) {
        return cells + 8 * (facts.handlers.size() + slot);
    }

    /** Returns when all that was written is on the disk: it survives a power loss. */
    void force() {
        map.force();
    }

    /** Gives the lock up. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through it.
        }
    }

    /** Removes the file under its name of now. */
    boolean delete() {
        return file.delete();
    }
}
