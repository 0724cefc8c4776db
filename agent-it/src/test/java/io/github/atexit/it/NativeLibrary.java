package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code com.acme.journal.JniExit} calls, compiled by the machine's own C compiler, where it has one. */
final class NativeLibrary {
    private static final Path COMPILER = Path.of("/usr/bin/gcc");

    private static final String SOURCE = """
            #include <stdlib.h>
            #include <unistd.h>

            void Java_com_acme_journal_JniExit_exit(void *jni, void *type, int status) { exit(status); }

            void Java_com_acme_journal_JniExit_exitAtOnce(void *jni, void *type, int status) { _exit(status); }
            """;

    private static final Optional<Path> DIRECTORY = compile();

    private NativeLibrary() {}

    /** The directory that it is in; empty, and said in one line, where there is no compiler. */
    static Optional<Path> directory() {
        return DIRECTORY;
    }

    private static Optional<Path> compile() {
        if (!Files.isExecutable(COMPILER)) {
            System.out.println("no " + COMPILER + " here: exits by JNI are left out");
            return Optional.empty();
        }
        try {
            Path directory = Files.createTempDirectory(Jvm.scratch(), "native-");
            Files.writeString(directory.resolve("leaves.c"), SOURCE);
            var compiler = new ProcessBuilder(COMPILER.toString(), "-shared", "-fPIC", "-o", "libleaves.so", "leaves.c")
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            int status = compiler.waitFor();
            if (status != 0) {
                throw new IllegalStateException("the compiler ended with " + status);
            }
            return Optional.of(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
