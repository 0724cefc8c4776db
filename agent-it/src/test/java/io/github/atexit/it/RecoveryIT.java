package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.exhaustion.FillsHeap;
import com.acme.journal.DiesAsTold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recovery: each handler at most once for a dead run, and none for one that lives. */
final class RecoveryIT {
    /** Leaves its mark and kills the JVM it works for. */
    private static final String KILLS_ITS_JVM = "[\"sh\", \"-c\", \"echo killer >> effects.txt; kill -9 $PPID\"]";

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 25);
    }

    static List<Jdk> newest() {
        return List.of(Jdks.newest());
    }

    /**
     * One of eight handlers kills its JVM.
     *
     * @param place where it is declared among {@code a} to {@code g}; they run last first
     */
    record Boundary(Jdk jdk, int place) {
        /** All eight, as they are declared. */
        List<String> names() {
            var names = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g"));
            names.add(place, "killer");
            return names;
        }

        List<String> handlers(String on) {
            return names().stream()
                    .map(name -> name.equals("killer") ? exec(name, on, KILLS_ITS_JVM) : mark(name, on))
                    .toList();
        }

        /** All eight, as they run. */
        List<String> turns() {
            var names = names();
            Collections.reverse(names);
            return names;
        }

        List<String> outcomes() {
            return turns().stream()
                    .map(name -> name.equals("killer") ? "killer interrupted" : name + " ok")
                    .toList();
        }
    }

    static Stream<Boundary> boundaries() {
        return boundaries(jdks());
    }

    static Stream<Boundary> boundariesOnNewest() {
        return boundaries(newest());
    }

    private static Stream<Boundary> boundaries(List<Jdk> jdks) {
        return jdks.stream().flatMap(jdk -> IntStream.range(0, 8).mapToObj(place -> new Boundary(jdk, place)));
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void aKillInsideTheExitLeavesEachHandlerRunOnce(Boundary row) {
        var jvm = Jvm.on(row.jdk).manifest(journal(row.handlers("any")));
        var dead = jvm.main(DiesAsTold.class, "exit").run();
        assertEquals(137, dead.status(), dead.describe());

        var next = again(row.jdk, dead.directory(), "return");
        var report = new Report(next.reports().get(0));
        assertAll(
                next.describe(),
                () -> assertEquals("vanished", report.text("/route")),
                () -> assertEquals("it was in exit(3), handler \"killer\" was running", report.text("/lastState")),
                () -> assertEquals(row.outcomes(), report.handlers()),
                () -> {
                    var ofTheDead = next.effects().subList(1, next.effects().lastIndexOf("main"));
                    assertEquals(row.turns(), ofTheDead, "each once");
                });
    }

    @ParameterizedTest
    @MethodSource("boundariesOnNewest")
    void aRecoveryThatIsKilledIsGoneOnWith(Boundary row) {
        var dead = Jvm.on(row.jdk)
                .manifest(journal(row.handlers("dead")))
                .main(DiesAsTold.class, "kill")
                .run();

        var killed = again(row.jdk, dead.directory(), "return");
        var until = row.turns().subList(0, row.turns().indexOf("killer") + 1);
        assertEquals(137, killed.status(), killed.describe());
        assertEquals(Stream.concat(Stream.of("main"), until.stream()).toList(), killed.effects(), "killed before main");
        assertEquals(List.of(), killed.reports());

        var next = again(row.jdk, dead.directory(), "return");
        assertEquals(0, next.status(), next.describe());
        var all = new ArrayList<>(row.turns());
        all.add(0, "main");
        all.add("main");
        assertEquals(all, next.effects());
        assertEquals(row.outcomes(), new Report(next.reports().get(0)).handlers());
        assertEquals(2, next.reports().size());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void ofTwoThatStartTogetherOneRecovers(Jdk jdk) {
        var dead = Jvm.on(jdk)
                .manifest(journal(List.of(mark("a", "dead"), exec("slow", "dead", "[\"sleep\", \"1\"]"))))
                .main(DiesAsTold.class, "kill")
                .run();

        var both = Stream.generate(() -> start(jdk, dead.directory(), "return"))
                .limit(2)
                .toList();
        both.stream().map(Child::end).forEach(ended -> assertEquals(0, ended.status(), ended.describe()));
        var after = again(jdk, dead.directory(), "return");
        assertEquals(1, after.effects().stream().filter("a"::equals).count(), after.describe());
        assertEquals(1, after.reports().stream().filter(RecoveryIT::isDeath).count(), after.describe());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whileAReplicaLivesRecoveryWaits(Jdk jdk) {
        var own = mark("own", "dead").replace("\"type\"", "\"perInstance\": true, \"type\"");
        var replica = Jvm.on(jdk)
                .manifest(journal(List.of(own, mark("shared", "dead"))))
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        var directory = replica.directory();
        again(jdk, directory, "kill");

        var meanwhile = again(jdk, directory, "return");
        var report = new Report(meanwhile.reports().get(0));
        assertEquals(List.of("shared skipped", "own ok"), report.handlers());
        assertEquals(1, meanwhile.effects().stream().filter("own"::equals).count());
        assertFalse(meanwhile.effects().contains("shared"));
        assertEquals(
                1,
                again(jdk, directory, "return").reports().stream()
                        .filter(RecoveryIT::isDeath)
                        .count());

        assertEquals(143, replica.signal("TERM").end().status());
        var alone = again(jdk, directory, "return");
        assertEquals(1, alone.effects().stream().filter("shared"::equals).count());
        assertEquals(1, alone.effects().stream().filter("own"::equals).count());
        assertTrue(alone.err().startsWith("[atexit] recovered: vanished: "), alone.err());
        assertEquals(1, alone.reports().stream().filter(RecoveryIT::isDeath).count(), "told once");
        assertEquals(List.of(), Journals.files(directory));
    }

    /** As an image that was built from a directory in use. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aCopyOfAJournalIsNobodysDeath(Jdk jdk) throws IOException {
        var live = Jvm.on(jdk)
                .manifest(journal(List.of(mark("dead", "dead"))))
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        var directory = live.directory();
        var original = Files.move(directory.resolve("run"), directory.resolve("original"));
        Files.createDirectory(directory.resolve("run"));
        for (Path file : Journals.records(original)) {
            Files.copy(file, directory.resolve("run").resolve(file.getFileName()));
        }

        var next = again(jdk, directory, "return");
        assertEquals("", next.err());
        assertEquals(1, next.reports().size());
        live.signal("KILL").end();
        assertEquals("", again(jdk, directory, "return").err(), "not when the original has died, either");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void recoveryNeverStopsTheStart(Jdk jdk) {
        var manifest = journal(List.of(
                "{\"name\": \"hangs\", \"type\": \"sleep\", \"for\": \"10m\", \"timeout\": \"300ms\", \"on\": \"dead\"}",
                "{\"name\": \"no class\", \"type\": \"invoke\", \"method\": \"com.acme.Gone#run\", \"on\": \"dead\"}",
                "{\"name\": \"call\", \"type\": \"invoke\", \"method\": \"com.acme.journal.Recovers#call\","
                        + " \"load\": true, \"on\": \"dead\"}",
                "{\"name\": \"file\", \"type\": \"file\", \"delete\": \"app.pid\", \"on\": [\"java\", \"dead\"]}",
                exec("fails", "dead", "[\"false\"]")));
        var dead = Jvm.on(jdk)
                .file("app.pid", "1")
                .manifest(manifest)
                .main(DiesAsTold.class, "kill")
                .run();
        assertTrue(dead.left("app.pid"));

        var next = again(jdk, dead.directory(), "return");
        var report = new Report(next.reports().get(0));
        assertAll(
                next.describe(),
                () -> assertEquals(0, next.status()),
                () -> assertEquals(
                        List.of("fails failed", "file ok", "call ok", "no class skipped", "hangs timeout"),
                        report.handlers()),
                () -> assertEquals(List.of("main", "called before main", "main"), next.effects()),
                () -> assertFalse(next.left("app.pid")));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aFullHeapIsNoMatter(Jdk jdk) {
        var ended = Jvm.on(jdk)
                .flags("-Xmx32m")
                .manifest(journal(List.of(mark("end", "any"))))
                .main(FillsHeap.class, "exit", "now")
                .run();
        assertEquals("exit", ended.report().text("/route"), ended.describe());
        assertEquals(List.of("end ok"), ended.report().handlers());
        assertEquals(List.of(), Journals.files(ended.directory()));
    }

    @ParameterizedTest
    @MethodSource("newest")
    void fiftyThatDieTogetherAreEachToldOnce(Jdk jdk) {
        var first = Jvm.on(jdk)
                .manifest(journal(List.of(mark("dead", "dead"))))
                .main(DiesAsTold.class, "wait")
                .start()
                .awaitLine("ready");
        var directory = first.directory();
        var all = new ArrayList<>(List.of(first));
        while (all.size() < 50) {
            IntStream.range(0, 7).forEach(i -> all.add(start(jdk, directory, "wait")));
            all.forEach(child -> child.awaitLine("ready"));
        }
        assertEquals(50, Journals.files(directory).size());
        all.forEach(child -> child.signal("KILL"));
        all.forEach(Child::end);

        var next = again(jdk, directory, "return");
        var pids = next.reports().stream()
                .filter(RecoveryIT::isDeath)
                .map(report -> report.get("pid").asLong())
                .sorted()
                .toList();
        assertEquals(all.stream().map(Child::pid).sorted().toList(), pids);
        assertEquals(50, next.effects().stream().filter("dead"::equals).count());
        assertEquals(20, Journals.judged(directory).size());
        assertEquals(List.of(), Journals.files(directory));
    }

    private static boolean isDeath(com.fasterxml.jackson.databind.JsonNode report) {
        return report.get("route").asText().equals("vanished");
    }

    private static Child start(Jdk jdk, Path directory, String how) {
        return Jvm.on(jdk)
                .in(directory)
                .agent("manifest=atexit.json,report=" + Jvm.REPORTS)
                .main(DiesAsTold.class, how)
                .start();
    }

    private static Ended again(Jdk jdk, Path directory, String how) {
        return start(jdk, directory, how).end();
    }

    private static String journal(List<String> handlers) {
        return "{\"journal\": \"run\", \"phases\": [\"save\"], \"handlers\": [\n"
                + String.join(",\n", handlers).replace("\"type\"", "\"phase\": \"save\", \"type\"") + "]}";
    }

    private static String mark(String name, String on) {
        return "{\"name\": \"" + name + "\", \"type\": \"log\", \"to\": \"effects.txt\", \"message\": \"" + name
                + "\", \"on\": \"" + on + "\"}";
    }

    private static String exec(String name, String on, String command) {
        return "{\"name\": \"" + name + "\", \"type\": \"exec\", \"command\": " + command + ", \"on\": \"" + on + "\"}";
    }
}
