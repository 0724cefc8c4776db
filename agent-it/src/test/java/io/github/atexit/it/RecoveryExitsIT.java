package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.attach.HangsInHookOnSignal;
import com.acme.journal.DiesAsTold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A dead run's handlers that end the JVM, or never end: the start is none of theirs. */
final class RecoveryExitsIT {
    private static final String EXITS = """
            package ops;

            import io.github.atexit.ExitContext;
            import io.github.atexit.ExitHandler;

            public class Exits implements ExitHandler {
                @Override
                public void onExit(ExitContext context) {
                    System.exit(7);
                }
            }
            """;

    private static final String MANIFEST = """
            {"journal": "run", "classpath": "ops.jar", "phases": ["save", "release"], "handlers": [
              {"name": "last", "type": "log", "phase": "save", "to": "effects.txt", "message": "last", "on": "dead"},
              {"name": "java exits", "type": "java", "class": "ops.Exits", "on": "dead"},
              {"name": "halts", "type": "invoke", "method": "java.lang.Runtime.getRuntime()#halt", "args": [6],
               "on": "dead"},
              {"name": "exits", "type": "invoke", "method": "java.lang.System#exit", "args": [5], "on": "dead"},
              {"name": "exits well", "type": "invoke", "method": "java.lang.System#exit", "args": [0], "on": "dead"}]}
            """;

    private static final String LATE = """
            {"journal": "run", "phases": ["save", "release"], "handlers": [
              {"name": "next", "type": "log", "phase": "save", "to": "effects.txt", "message": "next", "on": "dead"},
              {"name": "late", "type": "invoke", "method": "com.acme.journal.Recovers#exitsLate", "load": true,
               "timeout": "300ms", "on": "dead"}]}
            """;

    private static final String WAITS = """
            {"journal": "run", "phases": ["save", "release"], "handlers": [
              {"name": "late", "type": "invoke", "method": "com.acme.journal.Recovers#exitsLate", "load": true,
               "timeout": "25s", "on": "dead"},
              {"name": "waits", "type": "log", "phase": "save", "to": "effects.txt", "message": "waits", "on": "dead"}]}
            """;

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anExitEndsTheHandlerOnly(Jdk jdk) {
        var jvm = Jvm.on(jdk).manifest(MANIFEST);
        Sources.jar(jvm.directory().resolve("ops.jar"), List.of(Jvm.agentJar()), EXITS);
        var dead = jvm.main(DiesAsTold.class, "kill").run();
        assertEquals(137, dead.status(), dead.describe());

        var next = jvm.main(DiesAsTold.class, "exit").run();
        var report = new Report(next.reports().get(0));
        assertAll(
                next.describe(),
                () -> assertEquals(3, next.status()),
                () -> assertEquals(List.of("main", "last", "main"), next.effects()),
                () -> assertEquals("vanished", report.text("/route")),
                () -> assertEquals(
                        List.of("exits well ok", "exits failed", "halts failed", "java exits failed", "last ok"),
                        report.handlers()),
                () -> assertEquals(
                        List.of("exit 0", "exit 5", "halt 6", "exit 7"), report.each("/nested", "route", "status")),
                () -> assertEquals(2, next.reports().size()),
                () -> assertEquals(
                        List.of(),
                        new Report(next.reports().get(1)).each("/nested", "route", "status"),
                        "its own exit"));
    }

    /** Its time is up, main runs, and then it exits. */
    @ParameterizedTest
    @MethodSource("jdks")
    void oneThatWasGivenUpDoesNotEndTheApplication(Jdk jdk) throws Exception {
        var jvm = Jvm.on(jdk).manifest(LATE);
        jvm.main(DiesAsTold.class, "kill").run();

        var next = jvm.main(DiesAsTold.class, "wait").start().awaitLine("ready");
        Files.createFile(next.directory().resolve("go"));
        new Watched(next.directory()).awaitEffect("not ended");
        var ended = next.signal("TERM").end();
        assertEquals(143, ended.status(), ended.describe());
        assertEquals(List.of("main", "next", "main", "not ended"), ended.effects());
        assertEquals(
                List.of("late timeout", "next ok"), new Report(ended.reports().get(0)).handlers());
        assertEquals("signal", new Report(ended.reports().get(1)).text("/route"));
    }

    static Stream<Arguments> attachments() {
        return jdks().stream().flatMap(jdk -> Stream.of(Arguments.of(jdk, true), Arguments.of(jdk, false)));
    }

    /** The recovery is an attached manifest's, beside an application that runs: with the agent in it already, or not. */
    @ParameterizedTest
    @MethodSource("attachments")
    void whereAManifestIsAttachedTheApplicationGoesOn(Jdk jdk, boolean again) {
        var dead = Jvm.on(jdk);
        Sources.jar(dead.directory().resolve("ops.jar"), List.of(Jvm.agentJar()), EXITS);
        dead.manifest(MANIFEST).main(DiesAsTold.class, "kill").run();
        var next = Jvm.on(jdk).in(dead.directory());

        var child = (again ? next.agent() : next)
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        var attached = attach(jdk, child);
        var ended = child.signal("TERM").end();
        assertTrue(attached.out().contains(again ? ": armed anew with " : ": armed with "), attached.describe());
        assertEquals(143, ended.status(), ended.describe());
        assertEquals(List.of("main", "main", "last"), ended.effects());
        assertTrue(ended.err().contains("[atexit] handlers: 2 ok, 3 failed ("), ended.err());
    }

    /** What ends while the dead runs before it are recovered ends as if nobody had attached, and is no dead run itself. */
    @ParameterizedTest
    @MethodSource("jdks")
    void anExitMeanwhileIsTheApplicationsOwn(Jdk jdk) throws Exception {
        var dead = Jvm.on(jdk).manifest(WAITS);
        Path directory = dead.directory();
        var watched = new Watched(directory);
        dead.main(HangsInHookOnSignal.class)
                .start()
                .awaitLine("ready")
                .signal("KILL")
                .end();
        var child = Jvm.on(jdk)
                .in(directory)
                .main(HangsInHookOnSignal.class)
                .start()
                .awaitLine("ready");
        try {
            var attaching = attaching(jdk, child);
            watched.awaitEffect("waits");
            child.signal("TERM").awaitLine("exiting");
            Files.createFile(directory.resolve("go"));
            var attached = attaching.end();
            assertEquals(1, attached.status(), attached.describe());
            assertTrue(attached.err().contains(": an exit is under way"), attached.describe());
        } finally {
            assertEquals(137, child.signal("KILL").end().status());
        }
        assertEquals(List.of("waits", "not ended"), watched.effects());
        assertEquals(1, Journals.judged(directory).size());
        assertEquals(List.of(), Journals.files(directory));
    }

    private static Child attaching(Jdk jdk, Child child) {
        return Jvm.on(jdk)
                .in(child.directory())
                .command("attach", Long.toString(child.pid()), "atexit.json")
                .start();
    }

    private static Ended attach(Jdk jdk, Child child) {
        return attaching(jdk, child).end();
    }
}
