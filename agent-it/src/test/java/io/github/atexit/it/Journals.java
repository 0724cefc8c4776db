package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The journal of a test's JVMs: the directory {@code run} in theirs. */
final class Journals {
    private Journals() {}

    /** The records of runs that live or wait to be judged. */
    static List<Path> files(Path directory) {
        return named(directory, ".run");
    }

    /** The records that were judged. */
    static List<Path> judged(Path directory) {
        return named(directory, ".judged");
    }

    /** The records in a directory that was a journal. */
    static List<Path> records(Path journal) {
        return in(journal, ".run");
    }

    private static List<Path> named(Path directory, String suffix) {
        return in(directory.resolve("run"), suffix);
    }

    private static List<Path> in(Path journal, String suffix) {
        try (var files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it with all that is in it. */
    static void delete(Path directory) throws IOException {
        for (Path file : files(directory)) {
            Files.delete(file);
        }
        Files.delete(directory.resolve("run"));
    }
}
