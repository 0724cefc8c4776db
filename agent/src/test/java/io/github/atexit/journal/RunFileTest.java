package io.github.atexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file's bytes: what a run wrote is read as written, and damage is never read as anything else. */
class RunFileTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        RunFacts facts = Runs.facts("first", "second");
        RunFile file = RunFile.create(directory.toFile(), facts, Runs.MADE);
        file.setFixed(FixedCell.CLAIM_TIME, 1795420800123L);
        file.setHandler(1, HandlerCell.BEGUN);
        file.setSlot(65, 7);
        file.close();

        RunFile read = read(file.file());
        assertEquals(facts.identity.manifest(), read.facts().identity.manifest());
        assertEquals(facts.pid, read.facts().pid);
        assertEquals(facts.startTicks, read.facts().startTicks);
        assertEquals(facts.directory, read.facts().directory);
        assertEquals(facts.flags.errorFile(), read.facts().flags.errorFile());
        assertEquals(facts.handlers, read.facts().handlers);
        assertEquals(1795420800123L, read.fixed(FixedCell.CLAIM_TIME));
        assertEquals(Cell.EMPTY, read.fixed(FixedCell.REPORTED));
        assertEquals(Cell.EMPTY, read.handler(0));
        assertEquals(HandlerCell.BEGUN, read.handler(1));
        assertEquals(66, read.slotCount());
        assertEquals(7, read.slot(65));
        assertTrue(read.isLocked());
        assertTrue(read.mark().locked);
        assertEquals(FileOwner.inode(file.file().toPath()), read.mark().inode);
        read.close();
    }

    @Test
    void isOnePageOfItsOwner() throws IOException {
        RunFile file = RunFile.create(directory.toFile(), Runs.facts("first"), Runs.MADE);
        assertEquals(4096, file.file().length());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.file().toPath())));
        assertEquals(1, directory.toFile().list().length, "nothing else is left");
        file.close();
    }

    @Test
    void manyHandlersHaveCellsToo() throws IOException {
        String[] names = new String[5000];
        Arrays.setAll(names, i -> "handler number " + i);
        RunFile file = RunFile.create(directory.toFile(), Runs.facts(names), Runs.MADE);
        file.setHandler(4999, HandlerCell.BEGUN);
        file.close();
        RunFile read = read(file.file());
        assertEquals(HandlerCell.BEGUN, read.handler(4999));
        assertEquals("handler 5000", read.facts().handlers.get(4999), "the first thousand have their names");
        read.close();
    }

    @Test
    void aFileIsNeverOverwritten() throws IOException {
        RunFacts facts = Runs.facts("first");
        Path taken = directory.resolve(facts.fileName(Runs.MADE) + RunFile.UNFINISHED);
        Files.writeString(taken, "theirs");
        assertThrows(IOException.class, () -> RunFile.create(directory.toFile(), facts, Runs.MADE));
        assertEquals("theirs", Files.readString(taken));
    }

    @Test
    void eachByteThatIsDamagedIsNoticed() throws IOException {
        RunFacts facts = Runs.facts("first", "second");
        RunFile file = RunFile.create(directory.toFile(), facts, Runs.MADE);
        file.setFixed(FixedCell.CLAIMED, 0x2000000ffL);
        file.setHandler(0, HandlerCell.BEGUN);
        file.setSlot(0, 0x123456789aL);
        file.close();
        byte[] whole = Files.readAllBytes(file.file().toPath());
        String intact = told(file.file());
        int noticed = 0;
        for (int i = 0; i < whole.length; i++) {
            for (int flip : new int[] {0x01, 0x80}) {
                put(file.file(), i, whole[i] ^ flip);
                String told = told(file.file());
                noticed += told.equals(intact) ? 0 : 1;
                assertTrue(told.equals(intact) || told.contains("DAMAGED"), "byte " + i + ": " + told);
            }
            put(file.file(), i, whole[i]);
        }
        assertTrue(noticed > 2 * 300, "only " + noticed);
    }

    @Test
    void eachBeginningOfAFileIsNoticed() throws IOException {
        RunFile file = RunFile.create(directory.toFile(), Runs.facts("first", "second"), Runs.MADE);
        file.close();
        int facts = lastByte(file.file());
        for (int length = 4095; length >= 0; length--) {
            put(file.file(), length, 0);
            String told = told(file.file());
            assertTrue(
                    told.contains("DAMAGED") || length > facts, "a file of which " + length + " bytes came: " + told);
        }
    }

    @Test
    void aFileThatIsTooShortIsNoticed() throws IOException {
        RunFile file = RunFile.create(directory.toFile(), Runs.facts("first", "second"), Runs.MADE);
        file.close();
        for (int length = 4095; length >= 0; length--) {
            try (var bytes = new RandomAccessFile(file.file(), "rw")) {
                bytes.setLength(length);
            }
            assertThrows(UnreadableRunException.class, () -> RunFile.claim(file.file()));
        }
    }

    @Test
    void aCellIsEmptyOrItsValueOrDamaged() {
        for (long value : new long[] {0, 1, 0xffff, 0x123456789abcL, (1L << 48) - 1}) {
            long stored = Cell.encode(3, value);
            assertEquals(value, Cell.decode(3, stored));
            assertNotEquals(0, stored);
            assertEquals(Cell.DAMAGED, Cell.decode(4, stored), "of another place");
            for (int bit = 0; bit < 64; bit++) {
                assertEquals(Cell.DAMAGED, Cell.decode(3, stored ^ 1L << bit));
            }
        }
        assertEquals(Cell.EMPTY, Cell.decode(3, 0));
    }

    /** Written in place: a file that is written anew is brought to the disk each time. */
    private static void put(File file, int at, int value) throws IOException {
        try (var bytes = new RandomAccessFile(file, "rw")) {
            bytes.seek(at);
            bytes.write(value);
        }
    }

    private static int lastByte(File file) throws IOException {
        byte[] bytes = Files.readAllBytes(file.toPath());
        int last = bytes.length - 1;
        while (bytes[last] == 0) {
            last--;
        }
        return last;
    }

    /** All that a reader makes of a file. */
    private static String told(File file) throws IOException {
        try {
            RunFile read = read(file);
            StringBuilder told = new StringBuilder(read.facts().fileName(Runs.MADE)).append(read.facts().handlers);
            for (FixedCell cell : FixedCell.values()) {
                told.append(' ').append(name(read.fixed(cell)));
            }
            for (int i = 0; i < read.facts().handlers.size(); i++) {
                told.append(' ').append(name(read.handler(i)));
            }
            for (int i = 0; i < read.slotCount(); i++) {
                told.append(' ').append(name(read.slot(i)));
            }
            read.close();
            return told.toString();
        } catch (UnreadableRunException e) {
            return "DAMAGED";
        }
    }

    private static String name(long value) {
        return value == Cell.DAMAGED ? "DAMAGED" : Long.toString(value);
    }

    private static RunFile read(File file) throws IOException {
        RunFile read = RunFile.claim(file);
        assertNotNull(read);
        assertFalse(read.facts().handlers.isEmpty());
        return read;
    }
}
