package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.ExitsInOwnSignalHandler;
import com.acme.rules.TriesToEnd;
import com.acme.rules.Unwinds;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exits that are thrown through their thread's stack first. */
final class RulesUnwindIT {
    private static final List<Jdk> JDKS = Jdks.of(8, 17, 25);

    /**
     * A place to exit from.
     *
     * @param timeout of the rule; empty for its default
     * @param atLeast how long the exit is waited for
     * @param marks of the application before its hook
     */
    record Row(Jdk jdk, String place, String timeout, Duration atLeast, List<String> marks) {
        static Stream<Row> each(String place, String timeout, Duration atLeast, String... marks) {
            return JDKS.stream().map(jdk -> new Row(jdk, place, timeout, atLeast, List.of(marks)));
        }

        static Stream<Row> atOnce(String place, String... marks) {
            return each(place, "60s", Duration.ZERO, marks);
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                        Row.atOnce("main", "main", "finally"),
                        Row.atOnce("reflection", "main", "finally"),
                        Row.atOnce("thread", "main", "finally"),
                        Row.atOnce("execute", "main", "finally"),
                        Row.atOnce("daemon", "main", "finally"),
                        Row.atOnce("swallow", "main", "finally", "caught", "swallowed"),
                        Row.atOnce("again", "main", "finally"),
                        Row.atOnce("throw", "main"),
                        Row.atOnce("initialiser", "main"),
                        Jdks.of(21, 25).stream()
                                .filter(jdk -> jdk.feature() >= 21)
                                .map(jdk -> new Row(jdk, "virtual", "60s", Duration.ZERO, List.of("main", "finally"))),
                        Row.each("submit", "1s", Duration.ofSeconds(1), "main", "finally"),
                        Row.each("submit", "", Duration.ofSeconds(5), "main", "finally"))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runsFinallyBlocksAndThenExits(Row row) {
        String timeout = row.timeout.isEmpty() ? "" : ", \"unwindTimeout\": \"" + row.timeout + "\"";
        Ended ended = Jvm.on(row.jdk)
                .manifest(manifest(
                        "\"rules\": {\"route\": \"exit\", \"action\": \"unwind\"" + timeout + "}",
                        mark("end", "\"when\": {\"status\": 3}")))
                .main(Unwinds.class, row.place)
                .deadline(Duration.ofSeconds(40))
                .run();
        Report report = ended.report();
        var effects =
                Stream.concat(row.marks.stream(), Stream.of("hook", "end")).toList();

        assertAll(
                () -> assertEquals(3, ended.status()),
                () -> assertEquals(effects, ended.effects()),
                () -> assertEquals("exit", report.text("/route")),
                () -> assertEquals(3, report.number("/finalStatus")),
                () -> assertEquals(Unwinds.class.getName(), outermost(report.text("/caller/class"))),
                () -> assertTrue(report.text("/rule").startsWith("unwind (atexit.json:"), report.text("/rule")),
                () -> assertTrue(ended.lasted().compareTo(row.atLeast) >= 0, () -> "too early: " + ended.lasted()),
                () -> assertFalse(ended.out().contains("uncaught"), "the thread's own handler heard of it"));
        if (!row.place.equals("throw")) {
            assertEquals(List.of(), ended.otherErr());
        }
    }

    private static String outermost(String className) {
        int inner = className.indexOf('$');
        return inner < 0 ? className : className.substring(0, inner);
    }

    /** Each with the methods whose blocks are told as skipped. */
    static Stream<Arguments> skipped() {
        return JDKS.stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "main", List.of()),
                        Arguments.of(jdk, "thread", List.of()),
                        Arguments.of(jdk, "swallow", List.of()),
                        Arguments.of(jdk, "submit", List.of()),
                        Arguments.of(jdk, "again", List.of("finally exitAgain")),
                        Arguments.of(jdk, "hang", List.of("finally hangs"))));
    }

    @ParameterizedTest
    @MethodSource("skipped")
    void tellsNoBlockThatRan(Jdk jdk, String place, List<String> blocks) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"rules\": {\"action\": \"unwind\", \"route\": \"exit\", \"unwindTimeout\": \"1s\"}}")
                .main(Unwinds.class, place)
                .run();
        assertEquals(3, ended.status(), ended.describe());
        assertEquals(blocks, ended.report().each("/skipped/finallyBlocks", "kind", "method"), ended.describe());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfTheSecondExitAsNested(Jdk jdk) {
        Report report = unwound(jdk, Unwinds.class, "again").report();
        assertEquals(List.of("exit 1"), report.each("/nested", "route", "status"));
        assertEquals(3, report.number("/status"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void printsWhatAFinallyBlockThrew(Jdk jdk) {
        Ended ended = unwound(jdk, Unwinds.class, "throw");
        assertEquals(
                "Exception in thread \"main\" java.lang.IllegalStateException: no space left",
                ended.otherErr().get(0));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesHaltAlone(Jdk jdk) {
        Ended ended = unwound(jdk, TriesToEnd.class, "halt 3");
        assertEquals(3, ended.status());
        assertEquals("halt", ended.report().text("/route"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesASignalsThreadAlone(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"rules\": {\"route\": \"exit\", \"action\": \"unwind\"}}")
                .main(ExitsInOwnSignalHandler.class)
                .start()
                .awaitLine("ready")
                .signal("TERM")
                .end();
        assertEquals(7, ended.status());
        assertEquals("signal", ended.report().text("/route"));
        assertEquals("", ended.report().text("/rule"));
    }

    static List<Jdk> jdks() {
        return JDKS;
    }

    private static Ended unwound(Jdk jdk, Class<?> main, String argument) {
        return Jvm.on(jdk)
                .manifest("{\"rules\": {\"route\": \"exit\", \"action\": \"unwind\"}}")
                .main(main, argument)
                .run();
    }
}
