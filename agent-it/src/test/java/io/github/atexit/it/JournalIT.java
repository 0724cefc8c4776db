package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.journal.DiesAsTold;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deaths that no Java code sees, and what the next start makes of them. */
final class JournalIT {
    private static final String MANIFEST = """
            {"journal": "run", "handlers": [
              {"name": "live", "type": "log", "to": "effects.txt", "message": "live"},
              {"name": "always", "type": "log", "to": "effects.txt", "message": "always ${exit:route}", "on": "any"},
              {"name": "dead", "type": "log", "to": "effects.txt", "on": "dead",
               "message": "dead ${jvm:pid} ${exit:route}[${exit:status}] ${jvm:main}"}]}
            """;

    private static final String VANISHED = "vanished";
    /** Ended by a debugger. */
    private static final String DEBUGGER = "debugger";

    /**
     * A way to die.
     *
     * @param how the application's argument
     * @param flags of the JVM, separated by spaces
     * @param status what it ends with
     * @param likely a part of the evidence; empty for none at all
     */
    record Death(Jdk jdk, String how, String flags, int status, String route, String likely) {
        @Override
        public String toString() {
            return jdk + ": " + how + " " + flags;
        }
    }

    static Stream<Death> deaths() {
        var oom = "-Xmx32m -XX:+ExitOnOutOfMemoryError";
        var crash = "-Xmx32m -XX:+CrashOnOutOfMemoryError";
        var rows = Jdks.of(8, 17, 25).stream()
                .flatMap(jdk -> Stream.of(
                        new Death(jdk, "kill", "", 137, VANISHED, ""),
                        new Death(jdk, "segv", "", 134, "crashed", "hs_err_pid%p.log: SIGSEGV (0xb)"),
                        new Death(
                                jdk,
                                "segv",
                                "-XX:ErrorFile=crash/%p-%%.txt",
                                134,
                                "crashed",
                                "crash/%p-%.txt: SIGSEGV"),
                        new Death(jdk, "full heap", oom, 3, VANISHED, "ExitOnOutOfMemoryError is among"),
                        new Death(jdk, "full heap", crash, 134, "crashed", "fatal error: OutOfMemory encountered"),
                        new Death(jdk, "term", "-Xrs", 143, VANISHED, "-Xrs is among")));
        var others = Jdks.of(11, 21, 26, 27).stream().map(jdk -> new Death(jdk, "kill", "", 137, VANISHED, ""));
        var natives = Jdks.of(25).stream()
                .filter(jdk -> jdk.feature() >= 22)
                .flatMap(jdk -> Stream.of("native exit", "native _exit")
                        .map(how -> new Death(jdk, how, "--enable-native-access=ALL-UNNAMED", 3, VANISHED, "")));
        var debugged = Jdks.of(8, 17, 25).stream().map(jdk -> new Death(jdk, DEBUGGER, "", 3, VANISHED, ""));
        return Stream.of(rows, others, natives, jniExits(), debugged).flatMap(each -> each);
    }

    private static Stream<Death> jniExits() {
        return NativeLibrary.directory().stream()
                .flatMap(directory -> Jdks.of(8, 17, 25).stream()
                        .flatMap(jdk -> Stream.of("jni exit", "jni _exit").map(how -> {
                            var allowed = jdk.feature() < 22 ? "" : " --enable-native-access=ALL-UNNAMED";
                            return new Death(jdk, how, "-Djava.library.path=" + directory + allowed, 3, VANISHED, "");
                        })));
    }

    private static Ended die(Death row, Jvm jvm) {
        return row.how.equals(DEBUGGER)
                ? Debugger.ends(jvm.main(DiesAsTold.class, "wait"), row.status, child -> {})
                : jvm.main(DiesAsTold.class, row.how).run();
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void theNextStartTellsADeath(Death row) {
        var first = jvm(row.jdk).file("crash/keep", "");
        if (!row.flags.isEmpty()) {
            first.flags(row.flags.split(" "));
        }
        var dead = die(row, first);
        assertEquals(row.status, dead.status(), dead.describe());
        assertEquals(List.of("main"), dead.effects());

        var next = jvm(row.jdk)
                .in(dead.directory())
                .main(DiesAsTold.class, "return")
                .run();
        var pid = Long.toString(dead.pid());
        var report = new Report(next.reports().get(0));
        var likely = String.join("\n", report.strings("/likely"));
        assertAll(
                next.describe(),
                () -> assertEquals(0, next.status()),
                () -> assertEquals(2, next.reports().size()),
                () -> assertEquals(row.route, report.text("/route")),
                () -> assertEquals(pid, report.text("/pid")),
                () -> assertTrue(report.json().at("/status").isNull()),
                () -> assertEquals("main was running", report.text("/lastState")),
                () -> assertEquals("running", report.text("/mainEnd/outcome")),
                () -> assertEquals(List.of("dead ok", "always ok", "live skipped"), report.handlers()),
                () -> assertTrue(
                        row.likely.isEmpty() ? likely.isEmpty() : likely.contains(row.likely.replace("%p", pid)),
                        likely),
                () -> assertEquals(
                        List.of(
                                "main",
                                "dead " + pid + " " + row.route + "[] " + DiesAsTold.class.getName(),
                                "always " + row.route,
                                "main",
                                "always main-return",
                                "live"),
                        next.effects()),
                () -> assertTrue(next.err().startsWith("[atexit] " + row.route + ": "), next.err()));

        var third = jvm(row.jdk)
                .in(dead.directory())
                .main(DiesAsTold.class, "return")
                .run();
        assertEquals(3, third.reports().size(), "told once: " + third.describe());
        assertEquals("", third.err());
    }

    /** An end that Java sees. */
    record End(Jdk jdk, String how, int status) {}

    static Stream<End> ends() {
        return Jdks.of(8, 17, 25).stream()
                .flatMap(jdk -> Stream.of(
                        new End(jdk, "return", 0),
                        new End(jdk, "exit", 3),
                        new End(jdk, "halt", 3),
                        new End(jdk, "throw", 1),
                        new End(jdk, "leave thread", 143),
                        new End(jdk, "wait", 143)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void anEndThatJavaSeesLeavesNothing(End row) {
        var child = jvm(row.jdk).main(DiesAsTold.class, row.how).start();
        if (row.status == 143) {
            child.awaitLine("ready").signal("TERM");
        }
        var ended = child.end();
        assertEquals(row.status, ended.status(), ended.describe());
        assertEquals(1, ended.reports().size());
        assertEquals(List.of(), Journals.files(ended.directory()));
    }

    /** What is in the journal's way. */
    record Obstacle(Jdk jdk, String name, String prepare, String told) {}

    static Stream<Obstacle> obstacles() {
        return Jdks.of(8, 17, 25).stream()
                .flatMap(jdk -> Stream.of(
                        new Obstacle(jdk, "others can write", "mkdir -m 777 run", "others can write in it"),
                        new Obstacle(jdk, "is a file", "touch run", "it is not a directory"),
                        new Obstacle(jdk, "is a link to nowhere", "ln -s nowhere run", "it is not a directory"),
                        new Obstacle(jdk, "belongs to another", "mkdir run; chown 12345 run", "another user"),
                        new Obstacle(
                                jdk,
                                "is full",
                                "mkdir -m 700 run; mount -t tmpfs -o size=256k,mode=700 tmpfs run;"
                                        + " dd if=/dev/zero of=run/full bs=4k count=100",
                                "No space left on device"),
                        new Obstacle(
                                jdk,
                                "is read-only",
                                "mkdir -m 700 run; mount -t tmpfs -o ro,mode=700 tmpfs run",
                                "Read-only file system")));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void whatIsInItsWayCostsOneLine(Obstacle row) {
        var ended = jvm(row.jdk)
                .under("unshare", "-m", "sh", "-c", "{ " + row.prepare + "; } >/dev/null 2>&1; exec \"$@\"", "sh")
                .main(DiesAsTold.class, "exit")
                .run();
        assertEquals(3, ended.status(), ended.describe());
        assertEquals(List.of("main", "always exit", "live"), ended.effects());
        assertTrue(
                ended.err().startsWith("[atexit] no journal is kept in run: ")
                        && ended.err().contains(row.told),
                ended.err());
        assertEquals(
                1, ended.err().lines().filter(line -> line.contains("journal")).count());
    }

    /** What was written and not noted is looked up. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aKillBetweenTheReportAndItsNoteIsNoDeath(Jdk jdk) {
        var jvm = jvm(jdk).file(Jvm.REPORTS, "").main(DiesAsTold.class, "exit");
        var killed = jvm.under(
                        "strace",
                        "-f",
                        "-o",
                        "strace.txt",
                        "-e",
                        "trace=close",
                        "-e",
                        "inject=close:signal=SIGKILL",
                        "-P",
                        jvm.directory().resolve(Jvm.REPORTS).toString())
                .run();
        assertEquals(137, killed.status(), killed.describe());
        assertEquals("exit", killed.report().text("/route"));
        assertEquals(1, Journals.files(killed.directory()).size());

        var next =
                jvm(jdk).in(killed.directory()).main(DiesAsTold.class, "return").run();
        assertEquals("", next.err());
        assertEquals(2, next.reports().size());
        assertEquals(List.of(), Journals.files(killed.directory()));
    }

    /** The directory goes away while the application runs. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aDirectoryThatVanishesDoesNotMatter(Jdk jdk) throws Exception {
        var child = jvm(jdk).main(DiesAsTold.class, "wait").start().awaitLine("ready");
        Journals.delete(child.directory());
        var ended = child.signal("TERM").end();
        assertEquals(143, ended.status(), ended.describe());
        assertEquals("signal", ended.report().text("/route"));
        assertEquals("", ended.err());
    }

    /** Its record is the new manifest's: another identity, other handlers. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aManifestThatWasAttachedIsJudged(Jdk jdk) {
        var killer = "{\"name\": \"killer\", \"type\": \"exec\", \"phase\": \"release\", \"on\": \"signal\","
                + " \"command\": [\"sh\", \"-c\", \"kill -9 $PPID\"]}";
        var child = Jvm.on(jdk)
                .file("second.json", MANIFEST.replace("]}", ", " + killer + "]}"))
                .manifest(MANIFEST.replace("\"name\": \"dead\"", "\"name\": \"first\""))
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        var attached = Jvm.on(jdk)
                .in(child.directory())
                .command("attach", Long.toString(child.pid()), "second.json")
                .run();
        assertTrue(attached.out().contains("armed anew with "), attached.describe());
        assertEquals(1, Journals.files(child.directory()).size(), "the first record is gone");
        var age = attached.lasted().toMillis();
        assertEquals(137, child.signal("TERM").end().status());

        var others = again(jdk, child.directory(), "atexit.json");
        assertEquals("", others.err(), "another manifest's death");
        var next = again(jdk, child.directory(), "second.json");
        var report = new Report(next.reports().get(1));
        assertEquals("it was in signal(143), handler \"killer\" was running", report.text("/lastState"));
        assertEquals(Long.toString(child.pid()), report.text("/pid"));
        assertTrue(report.number("/uptimeMillis") >= age - 20, "it counts from the JVM's start: " + next.describe());
        assertEquals(List.of("killer interrupted", "dead ok", "always ok", "live skipped"), report.handlers());
        assertEquals(List.of(), Journals.files(child.directory()));
    }

    private static Ended again(Jdk jdk, Path directory, String manifest) {
        return Jvm.on(jdk)
                .in(directory)
                .agent("manifest=" + manifest + ",report=" + Jvm.REPORTS)
                .main(DiesAsTold.class, "return")
                .run();
    }

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 25);
    }

    private static Jvm jvm(Jdk jdk) {
        return Jvm.on(jdk).manifest(MANIFEST);
    }
}
