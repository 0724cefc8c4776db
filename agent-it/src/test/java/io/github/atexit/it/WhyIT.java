package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.death.EndsNatively;
import com.acme.death.FillsTheHeap;
import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import com.acme.route.MainReturns;
import com.acme.route.MainThrows;
import com.acme.route.WaitsForSignal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code why}: what it says of each end, that it passes all through, and that it leaves nothing. */
final class WhyIT {
    private static final String NAME = "[atexit] why: ";

    /**
     * One way to end.
     *
     * @param flags of the JVM that ends
     * @param signal that it is sent when it is ready; empty for none
     * @param says what must be among the lines on stderr
     */
    private record Row(
            List<String> flags, Class<?> main, String argument, String signal, int status, List<String> says) {
        @Override
        public String toString() {
            return main.getSimpleName() + " " + argument + signal + flags;
        }
    }

    private static Row row(Class<?> main, String argument, int status, String... says) {
        return new Row(List.of(), main, argument, "", status, List.of(says));
    }

    private static Row signalled(String signal, List<String> flags, int status, String... says) {
        return new Row(flags, WaitsForSignal.class, "", signal, status, List.of(says));
    }

    private static List<Row> rows(Jdk jdk) {
        var opens = jdk.feature() == 8 ? List.<String>of() : List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED");
        return List.of(
                row(MainReturns.class, "", 0, "ended with status 0", "main-return(0) after "),
                row(MainThrows.class, "", 1, "ended with status 1", "main-throw(1) java.lang.IllegalStateException"),
                row(CallsExit.class, "7", 7, "ended with status 7", "exit(7) by com.acme.route.CallsExit.main("),
                row(
                        CallsHaltWithHooks.class,
                        "",
                        3,
                        "halt(3) by ",
                        "SKIPPED by this route: 1 shutdown hook (app-hook)"),
                signalled("TERM", List.of(), 143, "ended with status 143 (SIGTERM)", "signal(143) SIGTERM after "),
                signalled("KILL", List.of(), 137, "vanished: ", "likely: its status 137 is that of SIGKILL: kill -9"),
                signalled("SEGV", List.of(), 134, "crashed: ", "likely: ", "SIGSEGV (0xb)"),
                signalled("TERM", List.of("-Xrs"), 143, "vanished: ", "is that of SIGTERM", "-Xrs is among"),
                new Row(
                        opens,
                        EndsNatively.class,
                        "0",
                        "",
                        0,
                        List.of("vanished: ", "likely: its status is 0, and no exit of Java's was passed")),
                new Row(
                        List.of("-Xmx16m", "-XX:+ExitOnOutOfMemoryError"),
                        FillsTheHeap.class,
                        "",
                        "",
                        3,
                        List.of("vanished: ", "likely: ExitOnOutOfMemoryError is among the JVM's flags")));
    }

    static Stream<Arguments> ends() {
        return Jdks.of(8, 17, 25).stream().flatMap(jdk -> rows(jdk).stream().map(row -> Arguments.of(jdk, row)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void saysWhy(Jdk jdk, Row row) throws IOException {
        var words = new ArrayList<String>(List.of(jdk.program("java")));
        words.addAll(row.flags());
        words.addAll(List.of("-cp", Jvm.fixtures().toString(), row.main().getName(), row.argument()));
        Jvm why = why(jdk, words.toArray(new String[0]));

        Child child = why.start();
        if (!row.signal().isEmpty()) {
            child.awaitLine("ready");
            kill(row.signal(), onlyChild(child.pid()));
        }
        Ended ended = child.end();

        assertEquals(row.status(), ended.status());
        assertTrue(ended.err().contains(NAME + row.main().getName() + " (pid "), ended.err());
        row.says().forEach(says -> assertTrue(ended.err().contains(says), ended.err()));
        assertLeftNothing(ended);
    }

    @Test
    void passesSignalsOnOnce() throws IOException {
        for (String signal : List.of("TERM", "INT", "HUP")) {
            Jdk jdk = Jdks.newest();
            Child child = why(jdk, java(jdk, WaitsForSignal.class)).start().awaitLine("ready");

            Ended ended = child.signal(signal).end();

            assertEquals(128 + number(signal), ended.status());
            assertEquals(List.of("main", "hook"), ended.effects());
            assertTrue(ended.err().contains("SIG" + signal + " after "), ended.err());
            assertLeftNothing(ended);
        }
    }

    @Test
    void tellsOfEachJvmOfAScript() throws IOException {
        Jdk jdk = Jdks.newest();
        String java = String.join(" ", java(jdk, CallsExit.class));
        String script = java + " 4; " + java + " 6; " + jdk.program("javac") + " -version; exit 9";

        Ended ended = why(jdk, "sh", "-c", script).run();

        assertEquals(9, ended.status());
        var said =
                ended.err().lines().filter(line -> line.startsWith("[atexit]")).toList();
        assertEquals(5, said.size(), ended.err());
        assertTrue(said.get(1).contains("exit(6) by "), "the last one first: " + said);
        assertTrue(said.get(3).contains("exit(4) by "), said.toString());
        assertTrue(said.get(4).contains("not observed") && said.get(4).contains("javac (pid "), said.toString());
        assertLeftNothing(ended);
    }

    @Test
    void saysThatABackgroundJvmStillRuns() throws IOException {
        Jdk jdk = Jdks.newest();
        String java = String.join(" ", java(jdk, WaitsForSignal.class));
        String script = java + " > out.txt & until grep -q ready out.txt; do sleep 0.05; done; echo $!";

        Ended ended = why(jdk, "sh", "-c", script).run();

        long pid = Long.parseLong(ended.out().strip());
        try {
            assertEquals(0, ended.status());
            assertTrue(ended.err().contains(NAME + WaitsForSignal.class.getName() + " (pid " + pid + ") still runs"));
            assertLeftNothing(ended);
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void printsOneJsonObject() throws IOException {
        Jdk jdk = Jdks.newest();
        var words = new ArrayList<String>(List.of("why", "--json", "--"));
        words.addAll(Arrays.asList(java(jdk, CallsExit.class)));
        words.add("5");

        Ended ended = Jvm.on(jdk).command(words.toArray(new String[0])).run();

        assertEquals(5, ended.status());
        JsonNode json = new ObjectMapper().readTree(ended.out());
        assertEquals("atexit-why/1", json.get("schema").textValue());
        assertEquals(5, json.get("status").intValue());
        assertEquals("reported", json.at("/jvms/0/end").textValue());
        assertEquals("exit", json.at("/jvms/0/report/route").textValue());
        assertEquals(
                List.of(),
                ended.err().lines().filter(line -> line.startsWith("[atexit]")).toList());
    }

    /** What the user set stays in force. */
    @Test
    void keepsTheUsersSettings() throws IOException {
        Jdk jdk = Jdks.newest();
        Jvm why = why(jdk, java(jdk, MainReturns.class))
                .file(
                        "atexit.json",
                        "{\"report\": {\"file\": \"own.jsonl\"}, \"handlers\":"
                                + " [{\"type\": \"file\", \"append\": \"effects.txt\", \"content\": \"handler\\n\"}]}");
        why.env("ATEXIT_MANIFEST", why.directory().resolve("atexit.json").toString());
        why.env("JAVA_TOOL_OPTIONS", "-Dsome=thing");

        Ended ended = why.run();

        assertEquals(0, ended.status());
        assertTrue(ended.err().contains("JAVA_TOOL_OPTIONS: -Dsome=thing -javaagent:"), ended.err());
        assertTrue(ended.err().contains("handlers: 1 ok"), ended.err());
        assertEquals(1, ended.lines("own.jsonl").size());
        assertEquals(List.of("main", "hook", "handler"), ended.effects());
    }

    @Test
    void endsAsAShellWouldWhereNothingCanRun() throws IOException {
        Jdk jdk = Jdks.newest();
        assertNotStarted(why(jdk, "no-such-program").run(), 127, "no-such-program: there is no such program");
        Jvm why = why(jdk, "./notes.txt").file("notes.txt", "text");
        assertNotStarted(why.run(), 126, "./notes.txt: it cannot be run");
        Ended none = why(jdk, "sh", "-c", "exit 3").run();
        assertEquals(3, none.status());
        assertTrue(none.err().startsWith(NAME + "no JVM was started"), none.err());
        assertLeftNothing(none);
        assertEquals(2, Jvm.on(jdk).command("why").run().status());
    }

    private static void assertNotStarted(Ended ended, int status, String says) throws IOException {
        assertEquals(status, ended.status());
        assertEquals("atexit-agent why: " + says + "\n", ended.err());
        assertLeftNothing(ended);
    }

    private static Jvm why(Jdk jdk, String... command) {
        var words = new ArrayList<String>(List.of("why", "--"));
        words.addAll(Arrays.asList(command));
        Jvm jvm = Jvm.on(jdk).file("tmp/.keep", "");
        return jvm.flags("-Djava.io.tmpdir=" + jvm.directory().resolve("tmp")).command(words.toArray(new String[0]));
    }

    private static String[] java(Jdk jdk, Class<?> main) {
        return new String[] {jdk.program("java"), "-cp", Jvm.fixtures().toString(), main.getName()};
    }

    private static long onlyChild(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static void kill(String signal, long pid) throws IOException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
    }

    private static int number(String signal) {
        return switch (signal) {
            case "HUP" -> 1;
            case "INT" -> 2;
            default -> 15;
        };
    }

    private static void assertLeftNothing(Ended ended) throws IOException {
        try (var left = Files.list(ended.directory().resolve("tmp"))) {
            assertEquals(
                    List.of(".keep"),
                    left.map(path -> path.getFileName().toString()).toList());
        }
    }
}
