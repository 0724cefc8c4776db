package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.sequence.ExitsOnHundredThreads;
import com.acme.sequence.HaltsByWatchdog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exit or a halt that others bring about while an exit is under way. */
@Under(Trouble.RACES)
final class SequenceNestedIT {
    static Stream<SequenceCase.On> rows() {
        return SequenceCase.on(
                Jdks.all(),
                List.of(
                        new SequenceCase(
                                        "halt by a watchdog inside an exit",
                                        HaltsByWatchdog.class,
                                        "",
                                        manifest(
                                                "\"routes\": {\"halt\": {\"deadline\": \"2s\"}}",
                                                mark("end"),
                                                call(
                                                        "provoking",
                                                        "sequence.HaltsByWatchdog#provoke",
                                                        "\"timeout\": \"500ms\"")),
                                        9,
                                        List.of("main", "end"))
                                .handlers("provoking timeout", "end ok")
                                .check(report -> {
                                    assertEquals("exit", report.text("/route"));
                                    assertEquals(List.of("halt 9"), report.each("/nested", "route", "status"));
                                    assertEquals(List.of("app-hook"), report.each("/skipped/shutdownHooks", "name"));
                                }),
                        new SequenceCase(
                                        "halt by a watchdog while a handler hangs for ever",
                                        HaltsByWatchdog.class,
                                        "",
                                        manifest(
                                                "\"routes\": {\"halt\": {\"deadline\": \"1s\"}}",
                                                call(
                                                        "provoking",
                                                        "sequence.HaltsByWatchdog#provoke",
                                                        "\"timeout\": \"50s\"")),
                                        9,
                                        List.of("main"))
                                .check(report ->
                                        assertTrue(report.number("/sequenceMillis") < 3_000, "ends in time"))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isPartOfThatExit(SequenceCase.On row) {
        row.verify();
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    @Holds("a hundred threads call exit")
    void happensOnceForAHundredThreads(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(handlersOf(mark("end"), mark("saved", "\"phase\": \"save\"")))
                .main(ExitsOnHundredThreads.class)
                .run();

        Report report = ended.report();
        assertEquals(List.of("main", "saved", "hook", "end"), ended.effects());
        assertEquals(ended.status(), report.number("/finalStatus"));
        assertEquals("exiting-" + (ended.status() - 100), report.text("/thread/name"));
        assertEquals(List.of("saved ok", "end ok"), report.handlers());
    }
}
