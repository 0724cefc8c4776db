package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.MainReturns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the settings of phases do together: side by side, in need of one another, out of time. */
final class PhasesIT {
    /** Room for a busy machine. */
    private static final int SLACK = 1_500;

    static Stream<SequenceCase.On> rows() {
        return Stream.of(parallel(), timed(), placed()).flatMap(rows -> SequenceCase.on(Jdks.of(8, 17, 25), rows));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runsAsDeclared(SequenceCase.On row) {
        row.verify();
    }

    private static String sleep(String name, String time) {
        return "{\"name\": \"" + name + "\", \"type\": \"sleep\", \"phase\": \"save\", \"for\": \"" + time + "\"}";
    }

    private static void lasted(Report report, String phase, int least) {
        int millis = report.element("/phases", "name", phase).number("/millis");
        assertTrue(millis >= least - 10 && millis < least + SLACK, phase + " lasted " + millis + " ms");
    }

    private static List<SequenceCase> parallel() {
        String phases = "\"phases\": [{\"name\": \"save\", \"parallel\": true}]";
        return List.of(
                new SequenceCase(
                                "side by side, who needs another waits for it",
                                CallsExit.class,
                                "0",
                                manifest(
                                        phases,
                                        mark("needing", "\"phase\": \"save\", \"needs\": \"long\""),
                                        mark("free", "\"phase\": \"save\""),
                                        sleep("long", "400ms")),
                                0,
                                List.of("main", "free", "needing", "hook"))
                        .check(report -> lasted(report, "save", 400)),
                new SequenceCase(
                                "side by side, who needs one that fails is skipped, and its own follower too",
                                CallsExit.class,
                                "3",
                                manifest(
                                        phases,
                                        mark("last", "\"phase\": \"save\", \"needs\": \"needing\""),
                                        mark("needing", "\"phase\": \"save\", \"needs\": \"bad\""),
                                        call("bad", "Effects#fail")),
                                3,
                                List.of("main", "hook"))
                        .check(report -> {
                            assertEquals(
                                    "needs \"bad\", which was not ok",
                                    report.handler("needing").text("/reason"));
                            assertEquals(
                                    "needs \"needing\", which was not ok",
                                    report.handler("last").text("/reason"));
                        }),
                new SequenceCase(
                                "side by side, one that hangs keeps nobody",
                                CallsExit.class,
                                "3",
                                manifest(
                                        phases,
                                        mark("other", "\"phase\": \"save\""),
                                        call("stuck", "Effects#hang", "\"timeout\": \"500ms\""),
                                        sleep("short", "200ms")),
                                3,
                                List.of("main", "other", "hook"))
                        .check(report -> {
                            assertEquals("timeout", report.handler("stuck").text("/outcome"));
                            assertEquals("ok", report.handler("other").text("/outcome"));
                            assertEquals("ok", report.handler("short").text("/outcome"));
                            lasted(report, "save", 500);
                        }));
    }

    private static List<SequenceCase> timed() {
        return List.of(
                new SequenceCase(
                                "a phase's time is up: what hangs ends, what waits is left out",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"phases\": [{\"name\": \"save\", \"timeout\": \"400ms\"}, \"release\"]",
                                        mark("end"),
                                        mark("late", "\"phase\": \"save\""),
                                        call("stuck", "Effects#hang")),
                                3,
                                List.of("main", "hook", "end"))
                        .check(report -> {
                            assertEquals("timeout", report.handler("stuck").text("/outcome"));
                            assertEquals(
                                    "the phase's time was up",
                                    report.handler("late").text("/reason"));
                            lasted(report, "save", 400);
                        }),
                new SequenceCase(
                                "a parallel phase's time is up",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"phases\": [{\"name\": \"save\", \"timeout\": \"400ms\", \"parallel\": true}, \"release\"]",
                                        mark("end"),
                                        call("one", "Effects#hang"),
                                        call("other", "Effects#hang")),
                                3,
                                List.of("main", "hook", "end"))
                        .check(report -> {
                            assertEquals("timeout", report.handler("one").text("/outcome"));
                            assertEquals("timeout", report.handler("other").text("/outcome"));
                            lasted(report, "save", 400);
                        }),
                new SequenceCase(
                                "no phase and no handler outlives the deadline",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"deadline\": \"1s\", \"phases\": [{\"name\": \"save\", \"timeout\": \"30s\"}]",
                                        call("stuck", "Effects#hang", "\"timeout\": \"30s\"")),
                                3,
                                List.of("main"))
                        .check(report -> {
                            assertEquals("timeout", report.handler("stuck").text("/outcome"));
                            assertTrue(report.number("/sequenceMillis") < 1_000 + SLACK);
                        }));
    }

    private static List<SequenceCase> placed() {
        return List.of(
                new SequenceCase(
                        "the hooks first",
                        CallsExit.class,
                        "0",
                        manifest("\"phases\": [\"shutdown-hooks\", \"save\"]", mark("saved", "\"phase\": \"save\"")),
                        0,
                        List.of("main", "hook", "saved")),
                new SequenceCase(
                        "the hooks between, each phase in its own order",
                        CallsExit.class,
                        "0",
                        manifest(
                                "\"phases\": [{\"name\": \"a\", \"order\": \"declared\"}, \"shutdown-hooks\", \"b\"]",
                                mark("a1", "\"phase\": \"a\""),
                                mark("b1", "\"phase\": \"b\""),
                                mark("a2", "\"phase\": \"a\""),
                                mark("b2", "\"phase\": \"b\"")),
                        0,
                        List.of("main", "a1", "a2", "hook", "b2", "b1")),
                new SequenceCase(
                        "what hangs at main's end ends in its time and changes no status",
                        MainReturns.class,
                        "",
                        manifest(
                                "\"slow\": \"10s\"",
                                mark("end"),
                                mark("after", "\"phase\": \"main-end\""),
                                call("stuck", "Effects#hang", "\"phase\": \"main-end\", \"timeout\": \"300ms\"")),
                        0,
                        List.of("main", "after", "hook", "end")),
                new SequenceCase(
                        "what hangs beside a slow exit delays nobody and changes no status",
                        CallsExit.class,
                        "0",
                        manifest(
                                "\"slow\": \"100ms\"",
                                mark("end"),
                                call("stuck", "Effects#hang", "\"phase\": \"slow\", \"timeout\": \"300ms\""),
                                sleep("long", "1s")),
                        0,
                        List.of("main", "hook", "end")));
    }
}
