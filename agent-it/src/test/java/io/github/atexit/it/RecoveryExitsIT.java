package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.journal.DiesAsTold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** The recovery is a new manifest's, beside an application that runs. */
    @ParameterizedTest
    @MethodSource("jdks")
    void whereAManifestIsAttachedTheApplicationGoesOn(Jdk jdk) {
        var dead = Jvm.on(jdk);
        Sources.jar(dead.directory().resolve("ops.jar"), List.of(Jvm.agentJar()), EXITS);
        dead.manifest(MANIFEST).main(DiesAsTold.class, "kill").run();
        Path directory = dead.directory();

        var child = Jvm.on(jdk)
                .in(directory)
                .agent()
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        var attached = Jvm.on(jdk)
                .in(directory)
                .command("attach", Long.toString(child.pid()), "atexit.json")
                .run();
        assertTrue(attached.out().contains(": armed anew with "), attached.describe());
        var ended = child.signal("TERM").end();
        assertEquals(143, ended.status(), ended.describe());
        assertEquals(List.of("main", "main", "last"), ended.effects());
        assertTrue(ended.err().contains("[atexit] handlers: 2 ok, 3 failed ("), ended.err());
    }
}
