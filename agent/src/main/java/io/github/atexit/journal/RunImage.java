package io.github.atexit.journal;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What a run's file holds, in memory: a mark, the facts with their checksum, and cells, each with a place. Changing it
 * needs no memory. Not thread-safe.
 *
 * <p>Layout, big endian: 8 bytes {@code AtExitJ1}, 4 the length of the facts, 4 their CRC-32, 48 none; 16 fixed cells; the
 * facts; on the next multiple of 8 a cell for each handler, then the slots of recovery. The size is a multiple of 4,096.
 */
final class RunImage {
    /** Handlers beyond have no cells. */
    static final int MOST_HANDLERS = 100000;

    static final int LARGEST = 4 << 20; // bytes

    private static final long MAGIC = 0x4174457869744a31L;
    private static final int PAGE = 4096;
    private static final int HEADER = 64;
    private static final int FIXED_CELLS = 16;
    private static final int FACTS = HEADER + 8 * FIXED_CELLS;
    private static final int SPARE_SLOTS = 64; // for handlers that a later manifest has

    private final byte[] content;
    private final ByteBuffer image; // on the content
    private final RunFacts facts;
    private final int cells;

    private RunImage(byte[] content, RunFacts facts) {
        this.content = content;
        this.image = ByteBuffer.wrap(content);
        this.facts = facts;
        this.cells = FACTS + aligned(image.getInt(8));
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

    /** What a file holds at first. */
    static RunImage of(RunFacts facts, FileMark mark) {
        byte[] written = FactsFormat.write(facts, mark);
        byte[] content = new byte[size(written.length, facts)];
        ByteBuffer image = ByteBuffer.wrap(content);
        image.putLong(0, MAGIC);
        image.putInt(8, written.length);
        image.putInt(12, checksum(written));
        System.arraycopy(written, 0, content, FACTS, written.length);
        return new RunImage(content, facts);
    }

    private static int checksum(byte[] facts) {
        CRC32 crc = new CRC32();
        crc.update(facts.length >>> 8);
        crc.update(facts.length);
        crc.update(facts, 0, facts.length);
        return (int) crc.getValue();
    }

    /**
     * Reads a file.
     *
     * @param file what it is called in a message
     * @throws UnreadableRunException if it is damaged
     * @throws IOException if it cannot be read
     */
    static RunImage read(File file, RandomAccessFile bytes) throws IOException {
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
        return new RunImage(content, facts);
    }

    /** The facts as they are written. */
    private static byte[] written(ByteBuffer image) {
        byte[] written = new byte[image.getInt(8)];
        ByteBuffer from = image.duplicate();
        from.position(FACTS);
        from.get(written);
        return written;
    }

    RunFacts facts() {
        return facts;
    }

    /** What the file says of itself. */
    FileMark mark() throws IOException {
        return FactsFormat.mark(written(image));
    }

    /** All of it, to be written; not a copy. */
    byte[] bytes() {
        return content;
    }

    // ---- cells ----

    /** The place of the cell of the run's handler with this index. */
    static int handlerPlace(int index) {
        return FIXED_CELLS + index;
    }

    /** How many cells for recovery there are; they follow those of the run's handlers. */
    int slotCount() {
        return slots(facts);
    }

    int slotPlace(int index) {
        return handlerPlace(facts.handlers.size() + index);
    }

    /** Where a cell stands in the file. */
    int offset(int place) {
        return place < FIXED_CELLS ? HEADER + 8 * place : cells + 8 * (place - FIXED_CELLS);
    }

    /** The value of a cell, as {@link Cell#decode} has it. */
    long get(int place) {
        return Cell.decode(place, image.getLong(offset(place)));
    }

    /**
     * Changes a cell.
     *
     * @param eight gets what is to be written into the file at its {@link #offset}
     */
    void set(int place, long value, byte[] eight) {
        long stored = Cell.encode(place, value);
        image.putLong(offset(place), stored);
        for (int i = 0; i < eight.length; i++) {
            eight[i] = (byte) (stored >>> (56 - 8 * i));
        }
    }
}
