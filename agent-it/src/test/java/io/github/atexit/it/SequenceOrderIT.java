package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import com.acme.route.MainReturns;
import com.acme.route.MainThrows;
import com.acme.route.ThreadOutlivesMain;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which handlers run on an exit, and in which order. */
final class SequenceOrderIT {
    static Stream<SequenceCase.On> rows() {
        return Stream.of(phases(), order(), choice(), beside())
                .flatMap(rows -> SequenceCase.on(Jdks.of(8, 17, 25, 27), rows));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runsAsDeclared(SequenceCase.On row) {
        row.verify();
    }

    private static List<SequenceCase> phases() {
        return List.of(
                new SequenceCase(
                                "default phases, last declared first",
                                CallsExit.class,
                                "0",
                                handlersOf(
                                        mark("release-1"),
                                        mark("release-2", "\"phase\": \"release\""),
                                        mark("save-1", "\"phase\": \"save\""),
                                        mark("save-2", "\"phase\": \"save\""),
                                        mark("drain-1", "\"phase\": \"drain\""),
                                        mark("drain-2", "\"phase\": \"drain\""),
                                        mark("notify-1", "\"phase\": \"notify\""),
                                        mark("notify-2", "\"phase\": \"notify\"")),
                                0,
                                List.of(
                                        "main",
                                        "notify-2",
                                        "notify-1",
                                        "drain-2",
                                        "drain-1",
                                        "save-2",
                                        "save-1",
                                        "hook",
                                        "release-2",
                                        "release-1"))
                        .check(report -> assertEquals(
                                List.of("notify", "drain", "save", "shutdown-hooks", "release"),
                                report.each("/phases", "name"))),
                new SequenceCase(
                        "declared phases and their order",
                        CallsExit.class,
                        "0",
                        manifest(
                                """
                                "phases": ["early", {"name": "late", "order": "declared"}, "shutdown-hooks", "release"]""",
                                mark("early-1", "\"phase\": \"early\""),
                                mark("early-2", "\"phase\": \"early\""),
                                mark("late-1", "\"phase\": \"late\""),
                                mark("late-2", "\"phase\": \"late\""),
                                mark("release")),
                        0,
                        List.of("main", "early-2", "early-1", "late-1", "late-2", "hook", "release")),
                new SequenceCase(
                        "declared phases without the hooks: they run before release",
                        CallsExit.class,
                        "0",
                        manifest(
                                "\"phases\": [\"early\", \"release\", \"late\"]",
                                mark("early", "\"phase\": \"early\""),
                                mark("release"),
                                mark("late", "\"phase\": \"late\"")),
                        0,
                        List.of("main", "early", "hook", "release", "late")),
                new SequenceCase(
                        "declared phases without the hooks and release: the hooks run last",
                        CallsExit.class,
                        "0",
                        manifest(
                                "\"phases\": [\"early\", \"late\"]",
                                mark("late", "\"phase\": \"late\""),
                                mark("early", "\"phase\": \"early\"")),
                        0,
                        List.of("main", "early", "late", "hook")));
    }

    private static List<SequenceCase> order() {
        return List.of(
                new SequenceCase(
                                "a parallel phase runs its handlers side by side",
                                CallsExit.class,
                                "0",
                                manifest(
                                        "\"phases\": [{\"name\": \"save\", \"parallel\": true}]",
                                        call("one", "sequence.Disturbances#meet", "\"load\": true"),
                                        call("other", "sequence.Disturbances#meet", "\"load\": true")),
                                0,
                                List.of("main", "hook"))
                        .check(report -> assertEquals(
                                List.of("one ok", "other ok"),
                                report.handlers().stream().sorted().toList())),
                new SequenceCase(
                                "needs puts a handler after another",
                                CallsExit.class,
                                "0",
                                handlersOf(mark("needed"), mark("needing", "\"needs\": \"needed\"")),
                                0,
                                List.of("main", "hook", "needed", "needing"))
                        .handlers("needed ok", "needing ok"),
                new SequenceCase(
                                "needs skips a handler whose need failed",
                                CallsExit.class,
                                "0",
                                handlersOf(
                                        mark("other"),
                                        mark("needing", "\"needs\": [\"needed\"]"),
                                        call("needed", "Effects#fail")),
                                1,
                                List.of("main", "hook", "other"))
                        .check(report -> {
                            assertEquals("failed", report.handler("needed").text("/outcome"));
                            assertEquals("skipped", report.handler("needing").text("/outcome"));
                        }),
                new SequenceCase(
                                "needs looks back into earlier phases, in which nobody needs any",
                                CallsExit.class,
                                "0",
                                handlersOf(
                                        mark("later", "\"needs\": \"good\""),
                                        mark("never", "\"needs\": \"bad\""),
                                        mark("good", "\"phase\": \"drain\""),
                                        call("bad", "Effects#fail", "\"phase\": \"save\"")),
                                1,
                                List.of("main", "good", "hook", "later"))
                        .check(report -> assertEquals(
                                "needs \"bad\", which was not ok",
                                report.handler("never").text("/reason"))));
    }

    private static List<SequenceCase> choice() {
        String filtered = handlersOf(
                mark("enabled", "\"enabled\": true"),
                mark("java", "\"on\": \"java\""),
                mark("exit", "\"on\": \"exit\""),
                mark("halt", "\"on\": [\"halt\", \"signal:TERM\"]"),
                mark("main", "\"on\": [\"main-return\", \"main-throw\"]"),
                mark("zero", "\"when\": {\"status\": \"zero\"}"),
                mark("nonzero", "\"when\": {\"status\": \"nonzero\"}"),
                mark("three", "\"when\": {\"status\": [3, 4]}"),
                mark("off", "\"enabled\": false"));
        return List.of(
                new SequenceCase(
                        "exit(0) chooses",
                        CallsExit.class,
                        "0",
                        filtered,
                        0,
                        List.of("main", "hook", "zero", "exit", "java", "enabled")),
                new SequenceCase(
                        "exit(3) chooses",
                        CallsExit.class,
                        "3",
                        filtered,
                        3,
                        List.of("main", "hook", "three", "nonzero", "exit", "java", "enabled")),
                new SequenceCase(
                        "exit(5) chooses",
                        CallsExit.class,
                        "5",
                        filtered,
                        5,
                        List.of("main", "hook", "nonzero", "exit", "java", "enabled")),
                new SequenceCase(
                        "halt(3) chooses",
                        CallsHaltWithHooks.class,
                        "",
                        filtered,
                        3,
                        List.of("main", "three", "nonzero", "halt", "java", "enabled")),
                new SequenceCase(
                        "main's return chooses",
                        MainReturns.class,
                        "",
                        filtered,
                        0,
                        List.of("main", "hook", "zero", "main", "java", "enabled")),
                new SequenceCase(
                        "main's throw chooses",
                        MainThrows.class,
                        "",
                        filtered,
                        1,
                        List.of("main", "hook", "nonzero", "main", "java", "enabled")),
                new SequenceCase(
                        "a route without handlers",
                        CallsExit.class,
                        "3",
                        manifest("\"routes\": {\"exit\": {\"handlers\": false}}", mark("never")),
                        3,
                        List.of("main", "hook")));
    }

    private static List<SequenceCase> beside() {
        return List.of(
                new SequenceCase(
                        "main-end runs before main's thread ends",
                        ThreadOutlivesMain.class,
                        "",
                        handlersOf(mark("end"), mark("main-end", "\"phase\": \"main-end\"", "\"on\": \"halt\"")),
                        0,
                        List.of("main", "main-end", "outlived", "hook", "end")),
                new SequenceCase(
                        "main-end runs when main throws",
                        MainThrows.class,
                        "",
                        handlersOf(mark("main-end", "\"phase\": \"main-end\"")),
                        1,
                        List.of("main", "main-end", "hook")),
                new SequenceCase(
                        "main-end does not run when main calls exit",
                        CallsExit.class,
                        "0",
                        handlersOf(mark("main-end", "\"phase\": \"main-end\"")),
                        0,
                        List.of("main", "hook")),
                new SequenceCase(
                        "a failure at main-end leaves the status",
                        MainReturns.class,
                        "",
                        handlersOf(call("bad", "Effects#fail", "\"phase\": \"main-end\"")),
                        0,
                        List.of("main", "hook")),
                new SequenceCase(
                        "slow runs once beside a slow handler",
                        CallsExit.class,
                        "0",
                        manifest(
                                "\"slow\": \"100ms\"",
                                mark("end"),
                                mark("slow", "\"phase\": \"slow\""),
                                "{\"type\": \"sleep\", \"for\": \"1500ms\"}"),
                        0,
                        List.of("main", "slow", "hook", "end")),
                new SequenceCase(
                        "slow does not run in a fast exit",
                        CallsExit.class,
                        "0",
                        handlersOf(mark("slow", "\"phase\": \"slow\"")),
                        0,
                        List.of("main", "hook")),
                new SequenceCase(
                                "a route's status map comes before the handlers",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"routes\": {\"exit\": {\"status\": {\"3\": 0}}}",
                                        mark("nonzero", "\"when\": {\"status\": \"nonzero\"}"),
                                        mark("zero", "\"when\": {\"status\": \"zero\"}")),
                                0,
                                List.of("main", "hook", "zero"))
                        .check(report -> assertEquals(3, report.number("/status"))));
    }
}
