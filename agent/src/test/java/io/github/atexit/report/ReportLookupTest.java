package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportLookupTest {
    @TempDir
    Path directory;

    @Test
    void findsAWholeLineByTheBeginningOfItsId() throws IOException {
        Path file = write("{\"id\":\"1-a-b\"}\n{\"id\":\"7-1a20-ff\",\"pid\":7}\n{\"id\":\"8-b\"}\n");
        assertTrue(ReportLookup.holds(file, "7-1a20-"));
        assertFalse(ReportLookup.holds(file, "7-1a21-"));
        assertFalse(ReportLookup.holds(file, "a20-"));
    }

    @Test
    void aTornLineIsNone() throws IOException {
        assertFalse(ReportLookup.holds(write("{\"id\":\"1-a-b\"}\n{\"id\":\"7-1a20-ff\",\"pi"), "7-1a20-"));
    }

    @Test
    void anAbsentFileHoldsNone() {
        assertFalse(ReportLookup.holds(directory.resolve("none"), "7-"));
    }

    @Test
    void onlyTheEndOfALongFileIsLookedAt() throws IOException {
        String line = "{\"id\":\"1-a-b\"}" + " ".repeat(1 << 20) + "\n";
        Path file = write("{\"id\":\"7-old-\"}\n" + line.repeat(5) + "{\"id\":\"7-new-\"}\n");
        assertTrue(ReportLookup.holds(file, "7-new-"));
        assertFalse(ReportLookup.holds(file, "7-old-"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("exits.jsonl"), text);
    }
}
