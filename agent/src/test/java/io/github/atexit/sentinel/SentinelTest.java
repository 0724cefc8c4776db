package io.github.atexit.sentinel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SentinelTest {
    private static final String TELL =
            "printf '%s|' \"$PWD\" \"$ATEXIT_ENABLED\" \"$ATEXIT_RUN_PROPERTIES\" \"$@\"; cat";

    @TempDir
    Path directory;

    /** A recovery that writes down where it is, what it was given and what it reads. */
    private SentinelShell shell(String... arguments) {
        String script = "{ " + TELL + "; } > told.part; mv told.part told";
        return SentinelShell.of(
                directory.toString(),
                concat(List.of("/bin/sh", "-c", script, "recovery"), arguments),
                Map.of("a.b", "c d"));
    }

    private static List<String> concat(List<String> first, String... others) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(others));
        return all;
    }

    private String told() throws IOException {
        return Files.readString(directory.resolve("told"));
    }

    private static void write(Process companion, String text) throws IOException {
        companion.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        companion.getOutputStream().flush();
    }

    @Test
    void theEndOfThePipeStartsTheRecovery() throws Exception {
        Process companion = shell("$HOME", "; echo '", "two words").start();
        companion.getOutputStream().close();
        assertEquals(0, companion.waitFor());
        assertEquals(directory + "|false|a.b c\\0020d |$HOME|; echo '|two words|", told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "good", "goodbye for now\n"})
    void nothingButAGoodbyeKeepsItFromThat(String said) throws Exception {
        Process companion = shell().start();
        write(companion, said);
        companion.getOutputStream().close();
        assertEquals(0, companion.waitFor());
        assertEquals(directory + "|false|a.b c\\0020d |", told());
    }

    @Test
    void aGoodbyeEndsIt() throws Exception {
        Process companion = shell().start();
        write(companion, "goodbye\n");
        assertEquals(0, companion.waitFor());
        assertFalse(Files.exists(directory.resolve("told")));
    }

    @Test
    void itIsDeafToWhatEndsOthers() throws Exception {
        Process companion = shell().start();
        awaitTraps(companion.pid());
        for (String signal : List.of("HUP", "INT", "QUIT", "TERM", "TSTP", "USR1", "USR2", "ALRM", "PIPE")) {
            assertEquals(
                    0,
                    new ProcessBuilder("/bin/kill", "-" + signal, "" + companion.pid())
                            .start()
                            .waitFor());
        }
        assertFalse(companion.waitFor(200, TimeUnit.MILLISECONDS), "has ended");
        companion.getOutputStream().close();
        assertEquals(0, companion.waitFor());
        assertTrue(Files.exists(directory.resolve("told")));
    }

    /** Until the shell has come to its first command. */
    private static void awaitTraps(long pid) throws IOException {
        String ignored;
        do {
            Thread.onSpinWait();
            ignored = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElseThrow();
        } while ((Long.parseLong(ignored.substring(7).strip(), 16) & 1 << 13) == 0); // SIGALRM, the last of the list
    }

    @Test
    void whereTheDirectoryIsGoneNothingRuns() throws Exception {
        Process companion = SentinelShell.of(
                        directory + "/gone", List.of("/usr/bin/touch", directory + "/ran"), Map.of())
                .start();
        companion.getOutputStream().close();
        assertEquals(1, companion.waitFor());
        assertFalse(Files.exists(directory.resolve("ran")));
    }

    @Test
    void itsMissingIsTold() {
        CompletableFuture<String> told = new CompletableFuture<>();
        Sentinel.start(new SentinelShell(new File("/no/such/sh"), "/", List.of(), ""), told::complete);
        assertEquals("there is no /no/such/sh", told.join());
    }

    @Test
    void itsEndIsTold() {
        CompletableFuture<String> told = new CompletableFuture<>();
        Sentinel.start(shell(), told::complete);
        ProcessHandle companion = child(directory.toString());
        companion.destroyForcibly();
        assertEquals("atexit-sentinel has ended with status 137", told.join());
    }

    @Test
    void aGoodbyeRightAfterTheStartIsHeard() throws Exception {
        Sentinel.start(shell(), why -> {}).goodbye();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("atexit sentinel")) {
                thread.join();
            }
        }
        assertFalse(Files.exists(directory.resolve("told")));
    }

    private static ProcessHandle child(String argument) {
        while (true) {
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                String[] arguments = child.info().arguments().orElse(new String[0]);
                if (List.of(arguments).contains(argument)) {
                    return child;
                }
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void propertiesFitOnOneLineOfAscii() {
        Map<String, String> properties =
                Map.of("a b", "x=y z\n\\", "ä", "", "c", "\u0000\t'\"$(id)", "long", "x".repeat(40_000));
        String line = PropertyLine.of(properties);
        assertTrue(line.matches("[\\x20-\\x7e]*"), line);
        Map<String, String> read = PropertyLine.parse(line);
        assertEquals(Map.of("a b", "x=y z\n\\", "ä", "", "c", "\u0000\t'\"$(id)"), read);
        assertEquals(Map.of(), PropertyLine.parse("nosuchline"));
        assertEquals("", PropertyLine.of(Map.of()));
    }
}
