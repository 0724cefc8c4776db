package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.exit.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationLogTest {
    @TempDir
    private Path directory;

    private static void write(TerminationLog log) throws IOException {
        log.write(SampleReports.halt(3, List.of("app.lock")), SampleReports.NO_SECRETS, Deadline.NEVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void isCutBetweenCharacters(int offset) {
        String text = "x".repeat(offset) + "語".repeat(2_000);

        byte[] cut = TerminationLog.cut(text);

        String kept = new String(cut, StandardCharsets.UTF_8);
        assertTrue(cut.length <= 4_096 && cut.length > 4_096 - 4, "it has " + cut.length + " bytes");
        assertEquals(text.substring(0, kept.length() - 2) + "…\n", kept);
    }

    @Test
    void isWholeWhereItFits() {
        String text = "x".repeat(4_096);

        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), TerminationLog.cut(text));
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, "an earlier container's ".repeat(100));

        write(new TerminationLog(file, true, ConsoleMode.OFF));

        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("[atexit] halt(3) by com.acme.Worker.fail(Worker.java:42) in worker.jar"));
        assertEquals("[atexit] SKIPPED by this route: 1 delete-on-exit file (app.lock)", lines.get(lines.size() - 1));
    }

    @Test
    void autoMakesNoFile() throws IOException {
        Path file = directory.resolve("log");

        write(new TerminationLog(file, true, ConsoleMode.AUTO));

        assertFalse(Files.exists(file));
    }

    @Test
    void aPathIsMadeForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("run/log");

        write(new TerminationLog(file, false, ConsoleMode.AUTO));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "mine");
        Path link = Files.createSymbolicLink(directory.resolve("log"), target);

        assertThrows(IOException.class, () -> write(new TerminationLog(link, false, ConsoleMode.AUTO)));
        assertEquals("mine", Files.readString(target));
    }

    @Test
    void tellsAsMuchAsAFullConsole() throws IOException {
        Path file = directory.resolve("log");

        write(new TerminationLog(file, false, ConsoleMode.FULL));

        assertTrue(Files.readString(file).contains("\n[atexit]     at com.acme.Worker.fail(Worker.java:42)\n"));
    }
}
