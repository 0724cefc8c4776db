package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.journal.DiesAsTold;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The companion ends with its JVM, and holds nothing of the application's. */
final class SentinelEndsIT {
    private static final String MANIFEST = """
            {"journal": "run", "sentinel": true, "handlers": [
              {"name": "live", "type": "log", "message": "live ${exit:route}", "to": "effects.txt"},
              {"name": "dead", "type": "log", "message": "dead", "to": "effects.txt", "on": "dead"}]}
            """;

    static Stream<Jdk> jdks() {
        return Jdks.of(8, 17, 25).stream();
    }

    /** How it ends, and the route's name. */
    static Stream<Object[]> ends() {
        return jdks().flatMap(jdk -> Stream.of(
                new Object[] {jdk, "exit", "exit"},
                new Object[] {jdk, "halt", "halt"},
                new Object[] {jdk, "throw", "main-throw"},
                new Object[] {jdk, "full heap", "main-throw"},
                new Object[] {jdk, "return", "main-return"}));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void withEveryRoute(Jdk jdk, String end, String route) {
        Jvm jvm = Jvm.on(jdk).manifest(MANIFEST).main(DiesAsTold.class, end);
        Ended ended = (end.equals("full heap") ? jvm.flags("-Xmx16m") : jvm).run();
        Watched watched = new Watched(ended.directory());
        watched.awaitNobody();
        assertEquals(List.of("main", "live " + route), ended.effects());
        assertEquals(route, ended.report().text("/route"));
        assertEquals(0, watched.runs());
        assertFalse(ended.err().contains("sentinel"), ended.err());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void withASignalToAll(Jdk jdk) throws Exception {
        Jvm jvm = Jvm.on(jdk).manifest(MANIFEST).under("setsid").main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        ProcessHandle companion = Watched.companionOf(child.pid());
        for (String target : List.of("" + companion.pid(), "-" + child.pid())) {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-INT", "--", target)
                            .inheritIO()
                            .start()
                            .waitFor());
        }
        Ended ended = child.end();
        new Watched(jvm.directory()).awaitNobody();
        assertEquals(130, ended.status());
        assertEquals(List.of("main", "live signal"), ended.effects());
        assertFalse(ended.err().contains("sentinel"), ended.err());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itHoldsNothingOfTheApplications(Jdk jdk) throws Exception {
        Jvm jvm = Jvm.on(jdk).manifest(MANIFEST).main(DiesAsTold.class, "wait");
        Child child = jvm.start().awaitLine("ready");
        long companion = Watched.companionOf(child.pid()).pid();
        List<String> open = Watched.descriptors(companion);
        assertEquals(3, open.size(), open.toString());
        assertTrue(open.get(0).startsWith("pipe:"), open.toString());
        assertEquals(List.of("/dev/null", "/dev/null"), open.subList(1, 3));
        assertTrue(Watched.descriptors(child.pid()).contains(open.get(0)), "no pipe of the JVM's");
        assertEquals(
                "/",
                java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/" + companion + "/cwd"))
                        .toString());
        child.signal("TERM").end();
        new Watched(jvm.directory()).awaitNobody();
    }

    /** What kills the first process of a namespace kills the companion with it. */
    @ParameterizedTest
    @MethodSource("jdks")
    void asTheFirstProcessItLeavesAllToTheNextStart(Jdk jdk) {
        Jvm jvm = Jvm.on(jdk).manifest(MANIFEST);
        Child child = jvm.under("unshare", "--map-root-user", "--pid", "--fork", "--mount-proc", "--kill-child")
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        ProcessHandle first = ProcessHandle.of(child.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow();
        ProcessHandle companion = Watched.companionOf(first.pid());
        first.destroyForcibly();
        companion.onExit().join();
        Ended ended = child.end();
        assertEquals(List.of("main"), ended.effects());

        Ended next = jvm.under().main(DiesAsTold.class, "exit").run();
        assertEquals(List.of("main", "dead", "main", "live exit"), next.effects());
        assertEquals(1, new Watched(jvm.directory()).deaths().size());
        new Watched(jvm.directory()).awaitNobody();
    }
}
