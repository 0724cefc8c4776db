package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import com.acme.route.WaitsForSignal;
import com.acme.sequence.HangsInHook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time that is up: of a handler, a phase, the whole exit, a halt. */
final class SequenceDeadlinesIT {
    /** Room for a busy machine. */
    private static final int SLACK = 1_500;

    static Stream<SequenceCase.On> rows() {
        return Stream.concat(
                SequenceCase.on(Jdks.of(8, 17, 25, 27), declared()),
                SequenceCase.on(Jdks.of(8, 25), List.of(defaultOfHalt())));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endsInTime(SequenceCase.On row) {
        row.verify();
    }

    private static List<SequenceCase> declared() {
        return List.of(
                new SequenceCase(
                                "the manifest's timeout",
                                CallsExit.class,
                                "3",
                                manifest("\"timeout\": \"400ms\"", mark("end"), call("stuck", "Effects#hang")),
                                3,
                                List.of("main", "hook", "end"))
                        .handlers("stuck timeout", "end ok")
                        .check(report -> within(report.handler("stuck").number("/millis"), 390, 400)),
                new SequenceCase(
                                "a handler's timeout goes before the manifest's",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"timeout\": \"30s\"",
                                        mark("end"),
                                        call("stuck", "Effects#hang", "\"timeout\": \"400ms\"")),
                                3,
                                List.of("main", "hook", "end"))
                        .handlers("stuck timeout", "end ok"),
                new SequenceCase(
                                "a phase's timeout",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"phases\": [{\"name\": \"save\", \"timeout\": \"400ms\"}, \"release\"]",
                                        mark("end"),
                                        call("stuck", "Effects#hang")),
                                3,
                                List.of("main", "hook", "end"))
                        .handlers("stuck timeout", "end ok")
                        .check(report ->
                                within(report.element("/phases", "name", "save").number("/millis"), 390, 400)),
                new SequenceCase(
                                "a deadline bounds a hook that hangs and leaves time for release",
                                HangsInHook.class,
                                "3",
                                manifest("\"deadline\": \"2s\"", mark("end"), mark("saved", "\"phase\": \"save\"")),
                                3,
                                List.of("main", "saved", "end"))
                        .handlers("saved ok", "end ok")
                        .check(report -> {
                            assertTrue(report.json().path("deadlineExceeded").asBoolean(), "deadlineExceeded");
                            assertEquals(
                                    List.of("hanging-hook running"), report.each("/shutdownHooks", "name", "outcome"));
                            assertTrue(
                                    report.strings("/shutdownHooks/0/stack").stream()
                                            .anyMatch(frame -> frame.startsWith("com.acme.Effects.hang(")),
                                    "the hook's stack");
                            within(report.number("/sequenceMillis"), 1_400, 2_000);
                        }),
                new SequenceCase(
                                "a deadline bounds handlers that hang and leaves time for release",
                                HangsInHook.class,
                                "3",
                                manifest(
                                        "\"deadline\": \"2s\"",
                                        mark("end"),
                                        call("stuck", "Effects#hang"),
                                        call("stuck before", "Effects#hang", "\"phase\": \"drain\"")),
                                3,
                                List.of("main", "end"))
                        .check(report -> {
                            assertTrue(report.json().path("deadlineExceeded").asBoolean(), "deadlineExceeded");
                            assertEquals(
                                    "timeout", report.handler("stuck before").text("/outcome"));
                            within(report.number("/sequenceMillis"), 1_400, 2_000);
                        }),
                new SequenceCase(
                                "a deadline bounds release itself",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"deadline\": \"1s\"",
                                        mark("never"),
                                        call("stuck", "Effects#hang", "\"phase\": \"release\"")),
                                3,
                                List.of("main", "hook"))
                        .check(report -> within(report.number("/sequenceMillis"), 900, 1_000)),
                new SequenceCase(
                                "a route's deadline",
                                CallsExit.class,
                                "3",
                                manifest(
                                        "\"routes\": {\"exit\": {\"deadline\": \"1s\"}}",
                                        call("stuck", "Effects#hang", "\"phase\": \"release\"")),
                                3,
                                List.of("main", "hook"))
                        .check(report -> within(report.number("/sequenceMillis"), 900, 1_000)),
                new SequenceCase(
                                "halt's own deadline",
                                CallsHaltWithHooks.class,
                                "",
                                manifest(
                                        "\"routes\": {\"halt\": {\"deadline\": \"1s\"}}",
                                        call("stuck", "Effects#hang")),
                                3,
                                List.of("main"))
                        .handlers("stuck timeout")
                        .check(report -> within(report.number("/sequenceMillis"), 400, 1_000)));
    }

    private static SequenceCase defaultOfHalt() {
        return new SequenceCase(
                        "halt's default deadline",
                        CallsHaltWithHooks.class,
                        "",
                        handlersOf(call("stuck", "Effects#hang", "\"timeout\": \"40s\"")),
                        3,
                        List.of("main"))
                .handlers("stuck timeout")
                .check(report -> within(report.number("/sequenceMillis"), 3_900, 5_000));
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void endsASignalInTimeToo(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(manifest("\"deadline\": \"1s\"", call("stuck", "Effects#hang", "\"phase\": \"release\"")))
                .main(WaitsForSignal.class)
                .start()
                .awaitLine("ready")
                .signal("TERM")
                .end();

        assertEquals(143, ended.status());
        assertEquals(List.of("main", "hook"), ended.effects());
        within(ended.report().number("/sequenceMillis"), 900, 1_000);
    }

    private static void within(int millis, int least, int most) {
        assertTrue(millis >= least && millis <= most + SLACK, millis + " ms, not " + least + " to " + most);
    }
}
