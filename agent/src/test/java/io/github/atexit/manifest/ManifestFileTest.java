package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are manifests that can be trusted. */
class ManifestFileTest {
    @TempDir
    Path directory;

    private final ManifestReader reader = new ManifestReader(new FakeTypes(), FakeVariables.NONE);

    private String problem(Path file) {
        var reading = reader.read(file.toString(), false);
        assertNull(reading.manifest());
        assertNull(reading.mainClass());
        assertEquals(1, reading.problems().size());
        return reading.problems().get(0).toString();
    }

    private Path file(String text, String permissions) throws IOException {
        var file = Files.writeString(directory.resolve("m.json"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void aPlainFileIsRead() throws IOException {
        var reading = reader.read(file("{}", "rw-rw-r--").toString(), false);
        assertEquals(List.of(), reading.problems());
        assertNotNull(reading.manifest());
    }

    @Test
    void aMissingFileIsAProblem() {
        var file = directory.resolve("none.json");
        assertEquals(file + ":1:1: no such file", problem(file));
    }

    @Test
    void aFileBelowAFileIsAProblem() throws IOException {
        var file = file("{}", "rw-------").resolve("none.json");
        assertEquals(file + ":1:1: cannot be read: Not a directory", problem(file));
    }

    @Test
    void aDirectoryIsAProblem() {
        assertEquals(directory + ":1:1: is a directory", problem(directory));
    }

    @Test
    void aDeviceIsAProblem() {
        assertEquals("/dev/zero:1:1: is not a file", problem(Path.of("/dev/zero")));
    }

    @Test
    void aLargeFileIsAProblem() throws IOException {
        var file = file("{}" + " ".repeat(1 << 20), "rw-------");
        assertEquals(file + ":1:1: the manifest is too large (at most 1 MiB)", problem(file));
    }

    @Test
    void aFileThatEveryoneCanWriteNeedsTrust() throws IOException {
        var file = file("{}", "rw-rw-rw-");
        assertEquals(
                file + ":1:1: the manifest can be written by everyone (chmod o-w, or the option trust=true)",
                problem(file));
        assertNotNull(reader.read(file.toString(), true).manifest());
    }

    @Test
    void aFileOfAnotherUserIsAWarning() throws IOException {
        var file = foreignFile();
        var warning = reader.read(file.toString(), false).problems().get(0);
        assertEquals(file + ":1:1: warning: the manifest is owned by another user", warning.toString());
        assertTrue(warning.isWarning());
    }

    /** A file of root's, or of nobody's where root runs the tests. */
    private Path foreignFile() throws IOException {
        var own = file("{}", "rw-r--r--");
        if (!Files.getAttribute(own, "unix:uid").equals(0)) {
            return Path.of("/proc/version");
        }
        Files.setAttribute(own, "unix:uid", 65534);
        return own;
    }
}
