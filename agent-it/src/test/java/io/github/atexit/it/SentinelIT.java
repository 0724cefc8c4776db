package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.journal.DiesAsTold;
import com.acme.sentinel.LeavesChild;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the companion does when its JVM dies: it judges at once, and runs what it can, each at most once. */
final class SentinelIT {
    /** In each recovery: a program, a file, a line, and what only a JVM of the application's can do. */
    static final String MANIFEST = """
            {"journal": "run", "sentinel": true, "handlers": [
              {"name": "call", "type": "invoke", "method": "com.acme.Effects#append", "args": ["call"], "load": true,
               "on": "dead"},
              {"name": "line", "type": "log", "message": "line ${exit:route} ${jvm:main}", "to": "effects.txt",
               "on": "dead"},
              {"name": "lock", "type": "file", "delete": "app.lock", "on": ["java", "dead"]},
              {"name": "tell", "type": "exec", "command": ["sh", "-c", "%s"], "on": "dead"}]}
            """;

    /** Ended by a debugger. */
    private static final String DEBUGGER = "debugger";

    private static final String TELL = "echo told $ATEXIT_PID >> effects.txt";

    static Stream<Jdk> jdks() {
        return Jdks.of(8, 17, 25).stream();
    }

    private static Jvm watched(Jdk jdk, String program) {
        return Jvm.on(jdk).manifest(MANIFEST.formatted(program)).file("app.lock", "");
    }

    private static Jvm watched(Jdk jdk) {
        return watched(jdk, TELL);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aKillIsNoticedAndRecoveredAtOnce(Jdk jdk) {
        Jvm jvm = watched(jdk).main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        ProcessHandle companion = Watched.companionOf(child.pid());
        long kilobytes = Long.parseLong(
                Watched.status(companion.pid(), "VmRSS").orElseThrow().split(" ", 2)[0]);
        long start = System.nanoTime();
        child.signal("KILL");
        long noticed = Watched.millisUntilItActs(companion);
        Watched watched = new Watched(jvm.directory()).awaitEffect("line vanished com.acme.journal.DiesAsTold");
        long recovered = (System.nanoTime() - start) / 1_000_000;
        System.out.println("sentinel on " + jdk + ": " + kilobytes + " kB, noticed after " + noticed
                + " ms, recovered after " + recovered + " ms");

        Ended ended = child.end();
        watched.awaitNobody();
        assertEquals(137, ended.status());
        assertTrue(kilobytes <= 2048, kilobytes + " kB");
        assertTrue(noticed < 1000, noticed + " ms");
        assertTrue(recovered < 5000, recovered + " ms");
        assertEquals(
                List.of("main", "told " + child.pid(), "line vanished com.acme.journal.DiesAsTold"), ended.effects());
        assertFalse(ended.left("app.lock"));
        Report report = ended.report();
        assertEquals("vanished", report.text("/route"));
        assertEquals(List.of("tell ok", "call skipped", "lock ok", "line ok"), report.handlers());
        assertEquals(
                "a handler of type invoke is left to the next start",
                report.handler("call").text("/reason"));
        assertEquals(1, watched.runs());

        // The next start does what is left, and only that.
        Ended next = jvm.main(DiesAsTold.class, "exit").run();
        assertEquals(
                List.of("main", "told " + child.pid(), "line vanished com.acme.journal.DiesAsTold", "call", "main"),
                next.effects());
        assertEquals(1, watched.deaths().size());
        watched.awaitNobody();
        assertEquals(0, watched.runs());
    }

    /** How it dies, and what that is called. */
    static Stream<Object[]> deaths() {
        return Stream.concat(
                jdks().flatMap(jdk -> Map.of(
                                "kill", "vanished", "segv", "crashed", "full heap", "vanished", DEBUGGER, "vanished")
                        .entrySet()
                        .stream()
                        .map(death -> new Object[] {jdk, death.getKey(), death.getValue()})),
                Jdks.since(22).stream().limit(1).map(jdk -> new Object[] {jdk, "native _exit", "vanished"}));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void everyDeathIsJudged(Jdk jdk, String death, String route) {
        Jvm jvm = watched(jdk);
        if (death.equals("full heap")) {
            jvm.flags("-XX:+ExitOnOutOfMemoryError", "-Xmx16m");
        }
        Ended ended = death.equals(DEBUGGER)
                ? Debugger.ends(jvm.main(DiesAsTold.class, "wait"), 0, child -> Watched.companionOf(child.pid()))
                : endsWatched(jvm.main(DiesAsTold.class, death, "go"));
        Watched watched =
                new Watched(ended.directory()).awaitEffect("line " + route + " " + DiesAsTold.class.getName());
        watched.awaitNobody();
        assertEquals(route, ended.report().text("/route"));
        assertTrue(watched.effects().contains("told " + ended.pid()));
    }

    /** Lets it die when its companion is there: on a busy machine main does not wait for it. */
    private static Ended endsWatched(Jvm jvm) {
        Child child = jvm.start().awaitLine("ready");
        Watched.companionOf(child.pid());
        jvm.file("go", "");
        return child.end();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itSurvivesItsProcessGroupAndTerminal(Jdk jdk) {
        Jvm jvm = watched(jdk).under("setsid").main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        Watched.companionOf(child.pid());
        signalGroup("KILL", child.pid());
        child.end();
        new Watched(jvm.directory()).awaitEffect("told " + child.pid()).awaitNobody();
    }

    private static void signalGroup(String signal, long group) {
        try {
            new ProcessBuilder("kill", "-" + signal, "--", "-" + group)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aReaderOfTheOutputSeesItsEndWhileRecoveryRuns(Jdk jdk) {
        Jvm jvm = watched(jdk, TELL + "; sleep 600").main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        Watched.companionOf(child.pid());
        child.signal("KILL");
        Ended ended = child.end();
        Watched watched = new Watched(jvm.directory()).awaitEffect("told " + child.pid());
        assertEquals(137, ended.status());
        assertEquals("ready\n", ended.out(), "a text with its end");
        ProcessHandle recovery = watched.recovery();
        assertFalse(recovery.descendants().findAny().isEmpty(), "the program has ended");
        recovery.descendants().forEach(ProcessHandle::destroyForcibly);
        watched.awaitNobody();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aChildThatLivesOnHidesNothing(Jdk jdk) {
        Jvm jvm = watched(jdk).main(LeavesChild.class);
        Child child = jvm.start().awaitLine("ready");
        Watched.companionOf(child.pid());
        Watched watched = new Watched(jvm.directory());
        ProcessHandle grandchild = ProcessHandle.of(
                        Long.parseLong(watched.text("child.pid").strip()))
                .orElseThrow();
        child.signal("KILL");
        child.end();
        watched.awaitEffect("told " + child.pid());
        assertTrue(grandchild.isAlive());
        grandchild.destroyForcibly();
        watched.awaitNobody();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itsOwnDeathIsToldAndTheNextStartDoesItsWork(Jdk jdk) {
        Jvm jvm = watched(jdk).main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        Watched.companionOf(child.pid()).destroyForcibly();
        child.awaitErr(
                "[atexit] no sentinel watches this run: atexit-sentinel has ended with status 137; a death is found at the next start");
        Ended ended = child.signal("KILL").end();
        assertEquals(List.of("main"), ended.effects());

        Ended next = jvm.main(DiesAsTold.class, "exit").run();
        assertTrue(next.effects().contains("told " + child.pid()), next.describe());
        assertTrue(next.effects().contains("call"), next.describe());
        new Watched(jvm.directory()).awaitNobody();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void noSecretIsInAProcessList(Jdk jdk) {
        String program = "cat /proc/$PPID/cmdline > recovery; echo \\\"$GIVEN\\\" >> effects.txt";
        String manifest = MANIFEST.formatted(program)
                .replace(
                        "\"type\": \"exec\"",
                        "\"type\": \"exec\", \"env\": {\"GIVEN\": \"${env:API_TOKEN} ${sys:api.key}\"}");
        Jvm jvm = Jvm.on(jdk)
                .manifest(manifest)
                .env("API_TOKEN", "token-4711")
                .env("JDK_JAVA_OPTIONS", jdk.feature() < 9 ? "" : "-Dapi.key=key-4711")
                .flags(jdk.feature() < 9 ? "-Dapi.key=key-4711" : "-Dnothing=")
                .main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        String companion = Watched.commandLine(Watched.companionOf(child.pid()).pid());
        child.signal("KILL").end();
        Watched watched = new Watched(jvm.directory()).awaitEffect("token-4711 key-4711");
        watched.awaitNobody();
        assertFalse(companion.contains("4711"), companion);
        assertTrue(watched.text("recovery").contains("\0recover\0"), watched.text("recovery"));
        assertFalse(watched.text("recovery").contains("4711"), watched.text("recovery"));
        assertFalse(watched.text(Jvm.REPORTS).contains("4711"), watched.text(Jvm.REPORTS));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void withAStartAtTheSameTimeEachHandlerRunsOnce(Jdk jdk) {
        Jvm jvm = watched(jdk);
        for (int round = 0; round < 3; round++) {
            Child child = jvm.main(DiesAsTold.class, "wait").start().awaitLine("ready");
            Watched.companionOf(child.pid());
            child.signal("KILL");
            Ended next = jvm.main(DiesAsTold.class, "exit").run();
            child.end();
            Watched watched = new Watched(jvm.directory()).awaitEffect("told " + child.pid());
            watched.awaitNobody();
            assertEquals(
                    1,
                    watched.effects().stream()
                            .filter(("told " + child.pid())::equals)
                            .count(),
                    next.describe());
            // What the recovery could not run is the next start's, or the one after that's.
            jvm.main(DiesAsTold.class, "exit").run();
            assertEquals(round + 1, watched.deaths().size());
            assertEquals(
                    round + 1,
                    watched.effects().stream().filter("call"::equals).count(),
                    watched.effects().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whereOnlyTheConsoleIsToldTheNextStartTellsIt(Jdk jdk) {
        Jvm jvm = Jvm.on(jdk).file("atexit.json", MANIFEST.formatted(TELL)).agent("atexit.json");
        Child child = jvm.main(DiesAsTold.class, "wait").start().awaitLine("ready");
        Watched.companionOf(child.pid());
        child.signal("KILL").end();
        Watched watched = new Watched(jvm.directory()).awaitEffect("told " + child.pid());
        watched.awaitNobody();
        Ended next = jvm.main(DiesAsTold.class, "exit").run();
        assertTrue(next.err().contains("vanished") && next.err().contains("pid " + child.pid()), next.err());
        assertTrue(next.err().contains("handlers: "), next.err());
        assertEquals(
                1,
                watched.effects().stream()
                        .filter(("told " + child.pid())::equals)
                        .count());
    }
}
