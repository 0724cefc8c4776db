package io.github.atexit.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HsErrFileTest {
    private static final String SIGNAL = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f76320ecf14 (sent by kill), pid=25736, tid=25736
            #
            # JRE version: OpenJDK Runtime Environment (17.0.15+6)
            # Problematic frame:
            # C  [libc.so.6+0x85f14]
            #
            # No core dump will be written.
            Time: Tue Nov 24 05:41:48 2026 UTC elapsed time: 1.501111 seconds (0d 0h 0m 1s)
            """;

    private static final String HEAP = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  Internal Error (debug.cpp:362), pid=25736, tid=25762
            #  fatal error: OutOfMemory encountered: Java heap space
            #
            # JRE version: OpenJDK Runtime Environment (17.0.15+6)
            """;

    private static final String MEMORY = """
            #
            # There is insufficient memory for the Java Runtime Environment to continue.
            # Native memory allocation (mmap) failed to map 65536 bytes for committing reserved memory.
            # Possible reasons:
            #   The system is out of physical RAM or swap space
            #  Out of Memory Error (os_linux.cpp:2798), pid=25736, tid=1
            """;

    @TempDir
    Path directory;

    @Test
    void quotesTheProblemOfASignal() throws IOException {
        HsErrFile file = found(write("hs_err_pid25736.log", SIGNAL), null);
        assertEquals(
                "SIGSEGV (0xb) at pc=0x00007f76320ecf14 (sent by kill), pid=25736, tid=25736; C  [libc.so.6+0x85f14]",
                file.problem());
        assertEquals(1501, file.uptimeMillis());
        assertEquals(directory.resolve("hs_err_pid25736.log") + ": " + file.problem(), file.evidence());
    }

    @Test
    void quotesTheProblemOfAFullHeap() throws IOException {
        HsErrFile file = found(write("hs_err_pid25736.log", HEAP), null);
        assertEquals(
                "Internal Error (debug.cpp:362), pid=25736, tid=25762; "
                        + "fatal error: OutOfMemory encountered: Java heap space",
                file.problem());
        assertEquals(-1, file.uptimeMillis());
    }

    @Test
    void quotesTheProblemOfAFullMachine() throws IOException {
        assertEquals(
                "There is insufficient memory for the Java Runtime Environment to continue.; Native memory allocation "
                        + "(mmap) failed to map 65536 bytes for committing reserved memory.",
                found(write("hs_err_pid25736.log", MEMORY), null).problem());
    }

    @Test
    void everyPrefixOfAFileIsAnAnswer() throws IOException {
        Path path = directory.resolve("hs_err_pid25736.log");
        for (int length = 0; length < SIGNAL.length(); length++) {
            Files.writeString(path, SIGNAL.substring(0, length));
            HsErrFile file = HsErrFile.find(25736, null, directory.toString(), 0);
            if (file != null) {
                assertNotNull(file.problem());
            }
        }
    }

    @Test
    void looksWhereTheFlagSaysAndThenInTheWorkingDirectory() throws IOException {
        Path named = write("crash-25736-%.txt", SIGNAL);
        assertEquals(named.toString(), found(named, "crash-%p-%%.txt").path());
        assertEquals(
                named.toString(),
                found(named, named.resolveSibling("crash-%p-%%.txt").toString()).path());
        Path usual = write("hs_err_pid25736.log", SIGNAL);
        assertEquals(usual.toString(), found(usual, "/nonexistent/%p.log").path());
    }

    @Test
    void anotherProcessesFileIsNone() throws IOException {
        Path path = write("hs_err_pid25736.log", SIGNAL);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
        assertNotNull(HsErrFile.find(25736, null, directory.toString(), 1_001_000));
        assertNull(HsErrFile.find(25736, null, directory.toString(), 1_003_000), "older than the process");
        write("given.log", SIGNAL.replace("pid=25736", "pid=25737"));
        assertNull(HsErrFile.find(25736, "given.log", directory.resolve("none").toString(), 0), "of another process");
        write("hs_err_pid9.log", "pid=9, nothing else");
        assertNull(HsErrFile.find(9, null, directory.toString(), 0), "no file of a JVM");
    }

    @Test
    void aLinkIsNone() throws IOException {
        Path target = write("target.log", SIGNAL);
        Files.createSymbolicLink(directory.resolve("hs_err_pid25736.log"), target);
        assertNull(HsErrFile.find(25736, null, directory.toString(), 0));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private HsErrFile found(Path path, String pattern) {
        HsErrFile file = HsErrFile.find(25736, pattern, path.getParent().toString(), 0);
        assertNotNull(file);
        return file;
    }
}
