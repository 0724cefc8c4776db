package io.github.atexit.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process left.
 *
 * @param status the exit status, or 128 and the signal's number
 */
record Ended(long pid, int status, String out, String err, Path directory, Duration lasted, List<String> command) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The marks that the application and its handlers left, in their order. */
    List<String> effects() {
        return lines(Jvm.EFFECTS);
    }

    /** The lines of a file in the process's directory; none if it is absent. */
    List<String> lines(String file) {
        try {
            Path path = directory.resolve(file);
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean left(String file) {
        return Files.exists(directory.resolve(file));
    }

    /** Every report in the file that a test's JVM reports to. */
    List<JsonNode> reports() {
        return lines(Jvm.REPORTS).stream().map(Ended::json).toList();
    }

    /** The only report. */
    Report report() {
        var reports = reports();
        if (reports.size() != 1) {
            throw new AssertionError("expected one report, found " + reports.size());
        }
        return new Report(reports.get(0));
    }

    /** The lines on stderr that do not come from the agent. */
    List<String> otherErr() {
        return err.lines().filter(line -> !line.startsWith("[atexit]")).toList();
    }

    /** What a failing test shows of it. */
    String describe() {
        return String.join(" ", command)
                + "\nstatus " + status + " after " + lasted.toMillis() + " ms"
                + "\n--- stdout\n" + out + "--- stderr\n" + err
                + "--- effects\n" + String.join("\n", effects())
                + "\n--- report\n" + String.join("\n", lines(Jvm.REPORTS)) + "\n";
    }

    /** A line of reports. */
    static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a whole JSON line: " + line, e);
        }
    }
}
