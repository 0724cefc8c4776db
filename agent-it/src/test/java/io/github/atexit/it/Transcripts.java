package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Shows what a test's processes printed when the test fails, and clears their directories when it does not. */
public final class Transcripts implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
    private static final ThreadLocal<List<Ended>> OF_THIS_TEST = ThreadLocal.withInitial(ArrayList::new);

    /** Keeps a process that ended on the test's thread. */
    static void remember(Ended ended) {
        OF_THIS_TEST.get().add(ended);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        OF_THIS_TEST.get().clear();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        var text = new StringBuilder(context.getDisplayName()).append(": ").append(failure.getMessage());
        for (Ended ended : OF_THIS_TEST.get()) {
            text.append("\n").append(ended.describe());
        }
        throw new AssertionError(text.toString(), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            OF_THIS_TEST.get().forEach(ended -> delete(ended.directory()));
        }
        OF_THIS_TEST.get().clear();
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
