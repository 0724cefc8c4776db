package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTypeTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                        | plain
            status ${exit:status}        | status 3
            a\\nb\\r\\tc                 | a\\nb\\r\\tc
            \\u001b[31mred\\u0007        | \\u001b[31mred\\u0007
            \\u0085 \\u2028 \\u202e      | \\u0085 \\u2028 \\u202e
            ä € 😀                       | ä € 😀
            ${exit:stack}                | com.acme.Worker.fail(Worker.java:42)\\ncom.acme.Main.main(Main.java:7)
            """)
    void aLineIsAppendedToAFile(String message, String line) throws IOException {
        Path file = directory.resolve("log/exits.log");
        var run = DeclaredRun.of("log", "'message': '" + message + "', 'to': '" + file + "'");
        assertEquals("ok: ", run.outcome());
        assertEquals("ok: ", run.outcome());
        assertEquals(line + "\n" + line + "\n", Files.readString(file));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertEquals(
                "failed: FileSystemException: " + link + ": a symbolic link, which is not followed",
                DeclaredRun.of("log", "'message': 'x', 'to': '" + link + "'").outcome());
        assertEquals(0, Files.size(file));
    }

    @Test
    void anEmptyDestinationIsAProblem() {
        assertEquals(
                List.of("atexit.json:1:53: \"to\" is empty (a path)"),
                DeclaredRun.of("log", "'message': 'x', 'to': ''").problems());
    }

    /** Logs to both streams of its own process, whose stream objects are replaced and locked by another thread. */
    static final class LogsBehindTheStreams {
        public static void main(String[] args) throws InterruptedException {
            var replaced = new ByteArrayOutputStream();
            System.setOut(new PrintStream(replaced, true, StandardCharsets.UTF_8));
            PrintStream err = System.err;
            var locked = new CountDownLatch(1);
            var holder = new Thread(() -> {
                synchronized (err) {
                    locked.countDown();
                    park();
                }
            });
            holder.setDaemon(true);
            holder.start();
            locked.await();
            String outcome =
                    DeclaredRun.of("log", "'message': 'to out', 'to': 'stdout'").outcome()
                            + DeclaredRun.of("log", "'message': 'to err'").outcome()
                            + DeclaredRun.of("log", "'message': 'to err too', 'to': 'stderr'")
                                    .outcome();
            System.exit(outcome.equals("ok: ok: ok: ") && replaced.size() == 0 ? 0 : 1);
        }

        private static void park() {
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Closes its stream, then logs to it. */
    static final class LogsToAClosedStream {
        public static void main(String[] args) {
            System.err.close();
            String outcome = DeclaredRun.of("log", "'message': 'x'").outcome();
            System.exit(outcome.equals("failed: IOException: stderr was closed by the application") ? 0 : 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"LogsBehindTheStreams, 'to out\n', 'to err\nto err too\n'", "LogsToAClosedStream, '', ''"})
    void standardStreamsAreWrittenBehindTheirObjects(String main, String out, String err) throws Exception {
        Path outFile = directory.resolve("out");
        Path errFile = directory.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogTypeTest.class.getName() + "$" + main)
                .redirectOutput(outFile.toFile())
                .redirectError(errFile.toFile())
                .start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(err, Files.readString(errFile));
            assertEquals(out, Files.readString(outFile));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
