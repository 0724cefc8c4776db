package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.acme.sequence.ExitsOnHundredThreads;
import com.acme.sequence.ThrowsInHook;
import com.acme.start.SaysWhatItSees;
import com.acme.start.SaysWhenInitialised;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a manifest the application ends, and prints, as it does without the agent. */
final class TransparencyIT {
    /** An application's run, by a name for the display. */
    record App(String name, Function<Jvm, Ended> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Row(App app, Jdk jdk) {}

    static Stream<Row> rows() {
        return apps().flatMap(app -> Jdks.all().stream().map(jdk -> new Row(app, jdk)));
    }

    private static Stream<App> apps() {
        return Stream.concat(
                Arrays.stream(Way.values()).map(way -> new App(way.name(), way::run)),
                Stream.of(
                        new App(
                                "a hook that throws",
                                jvm -> jvm.main(ThrowsInHook.class).run()),
                        new App(
                                "arguments",
                                jvm -> jvm.main(SaysWhenInitialised.class, "a b", "", "ü")
                                        .run()),
                        new App(
                                "a view of the JVM",
                                jvm -> jvm.main(SaysWhatItSees.class).run()),
                        new App(
                                "a main class that is missing",
                                jvm -> jvm.words("com.acme.Missing").run()),
                        new App("-version", jvm -> jvm.words("-version").run())));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isNotSeen(Row row) {
        Ended bare = row.app.run.apply(Jvm.on(row.jdk));
        Ended silent = row.app.run.apply(Jvm.on(row.jdk).agent("console=off"));
        Ended summary = row.app.run.apply(Jvm.on(row.jdk).agent());

        assertSame(bare, silent, "console=off");
        assertEquals(bare.err(), silent.err(), "stderr with console=off");
        assertSame(bare, summary, "default");
        assertEquals(bare.err().lines().toList(), summary.otherErr(), "stderr by default");
    }

    private static void assertSame(Ended bare, Ended observed, String with) {
        assertEquals(bare.status(), observed.status(), "status with " + with);
        assertEquals(bare.out(), observed.out(), "stdout with " + with);
        assertEquals(bare.effects(), observed.effects(), "effects with " + with);
        assertEquals(bare.left("app.lock"), observed.left("app.lock"), "delete-on-exit file with " + with);
        assertFalse(observed.left("logs"), "a directory nobody asked for");
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void saysEveryExitByDefault(Jdk jdk) {
        Ended ended = Way.EXIT_3.run(Jvm.on(jdk).agent());

        var lines = ended.err().lines().toList();
        assertEquals(
                1,
                lines.stream()
                        .filter(line ->
                                line.startsWith("[atexit] exit(3) by com.acme.route.CallsExit.main(CallsExit.java:"))
                        .count(),
                ended.err());
        assertEquals(List.of(), ended.otherErr());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void saysWhatHaltSkipped(Jdk jdk) {
        Ended ended = Way.HALT.run(Jvm.on(jdk).agent());

        var skipped = ended.err()
                .lines()
                .filter(line -> line.startsWith("[atexit] SKIPPED by this route:"))
                .toList();
        assertEquals(1, skipped.size(), ended.err());
        assertEquals(
                true,
                skipped.get(0).contains("1 shutdown hook (") && skipped.get(0).contains("1 delete-on-exit file ("),
                ended.err());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void keepsQuietAboutAnOrdinaryExitWithAManifest(Jdk jdk) {
        Ended ended = Way.EXIT_0.run(Jvm.on(jdk).manifest("{\"handlers\": []}"));

        assertEquals("", ended.err());
        assertEquals("exit", ended.report().text("/route"));
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void leavesTheUsersClassDataArchiveAlone(Jdk jdk) {
        // Any agent may cost the archived module graph, never the sharing of classes itself: a warning would be
        // printed.
        Ended ended = Jvm.on(jdk)
                .agent("console=off")
                .flags("-Xshare:auto")
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals("", ended.err());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void letsAHundredThreadsExit(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .agent("report=" + Jvm.REPORTS)
                .main(ExitsOnHundredThreads.class)
                .run();

        assertEquals(List.of("main", "hook"), ended.effects());
        assertEquals(ended.status(), ended.report().number("/finalStatus"));
    }
}
