package io.github.atexit.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a report's line, and what its main point is. */
class PastExitTest {
    private static final String TIME = "2026-11-23T07:06:05.123Z";

    record Point(String line, Verdict.Tone tone, String text) {}

    static Stream<Point> points() {
        return Stream.of(
                new Point(SampleReports.clean(TIME), Verdict.Tone.GOOD, "SIGTERM, in order: nothing was skipped"),
                new Point(
                        SampleReports.halt(TIME),
                        Verdict.Tone.WARNING,
                        "halt(3) skipped 2 shutdown hooks, 6 delete-on-exit files and 1 finally block, and more"),
                new Point(SampleReports.deadline(TIME), Verdict.Tone.BAD, "The deadline cut off 2 shutdown hooks"),
                new Point(
                        SampleReports.vanished(TIME),
                        Verdict.Tone.BAD,
                        "The JVM vanished while handler “state” ran: no exit route was passed"),
                new Point(
                        SampleReports.exit(TIME, "a.B", 0, 5),
                        Verdict.Tone.GOOD,
                        "exit(0), in order: nothing was skipped"),
                new Point(
                        SampleReports.clean(TIME)
                                .replace("\"outcome\":\"ok\",\"millis\":290", "\"outcome\":\"failed\",\"millis\":1"),
                        Verdict.Tone.BAD,
                        "1 shutdown hook failed"),
                new Point(
                        SampleReports.clean(TIME).replace("\"route\":\"signal\"", "\"route\":\"crashed\""),
                        Verdict.Tone.BAD,
                        "The JVM crashed"));
    }

    @ParameterizedTest
    @MethodSource("points")
    void hasOneMainPoint(Point point) throws DamagedLineException {
        var verdict = Verdict.of(PastExit.of(point.line));
        assertEquals(point.text, verdict.text());
        assertEquals(point.tone, verdict.tone());
    }

    @Test
    void tellsWhatWasSkipped() throws DamagedLineException {
        var exit = PastExit.of(SampleReports.halt(TIME));
        var skipped = exit.skipped();
        assertEquals(
                List.of("a lambda of com.acme.Flush", "context"),
                skipped.hooks().stream().map(PastStep::name).toList());
        assertEquals(6, skipped.countFiles(), "those that the report left out are counted");
        assertEquals(3, exit.countNested());
        assertEquals(3, skipped.countFinallyBlocks());
        assertEquals(1, skipped.countOwnFinallyBlocks(), "neither locks nor other threads'");
        assertEquals(1204, skipped.countQueuedTasks());
        assertEquals(
                "com.acme.Worker.fail(Worker.java:42)",
                String.valueOf(exit.caller().frame()));
        assertEquals("worker.jar", exit.caller().jarName());
        assertEquals(
                "SQLException: connection is closed", exit.handlers().get(0).problem());
    }

    @Test
    void toleratesWhatIsMissingOrOfAnotherKind() throws DamagedLineException {
        var exit = PastExit.of("""
                {"schema":"atexit-report/1","route":7,"status":"x","handlers":[1,{"outcome":"new"},null],"skipped":[],
                 "uptimeMillis":1e3,"nested":{"a":1},"caller":{"method":"m"},"cut":"x of nested, 2 of nested, of nested"}""");
        assertEquals("", exit.route());
        assertEquals(Long.MIN_VALUE, exit.finalStatus());
        assertEquals(StepOutcome.UNKNOWN, exit.handlers().get(0).outcome());
        assertNull(exit.caller());
        assertEquals(2, exit.countNested());
        assertFalse(exit.skipped().isAny());
        assertEquals("", Verdict.of(exit).text().replaceAll(".*, with 2 further exits inside", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schema\":\"atexit-report/2\"} | no exit report: its schema is \"atexit-report/2\"",
                "{} | no exit report: its schema is missing",
                "{\"schema\":\"atexit-report/1\" | damaged at column 28",
                "{\"schema\":\"atexit-report/1\"}{} | more than one JSON object",
                "[] | no JSON object",
                "hello | no whole JSON object",
            })
    void refusesWhatIsNoReport(String line, String problem) {
        var thrown = assertThrows(DamagedLineException.class, () -> PastExit.of(line));
        assertTrue(thrown.getMessage().contains(problem), thrown.getMessage());
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        var line = "{\"schema\":\"atexit-report/1\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";
        var thrown = assertThrows(DamagedLineException.class, () -> PastExit.of(line));
        assertTrue(thrown.getMessage().contains("deep"), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "1999, '1,999 ms'",
        "2000, 2 s",
        "12440, 12.4 s",
        "59949, 59.9 s",
        "59999, 1 min",
        "200000, 3 min 20 s",
        "7200000, 2 h",
        "187200000, 2 d 4 h"
    })
    void writesSpansInTwoUnits(long millis, String text) {
        assertEquals(text, Counts.span(millis));
    }
}
