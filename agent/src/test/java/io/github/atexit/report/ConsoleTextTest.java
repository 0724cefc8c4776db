package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.atexit.skipped.SampleCleanup;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTextTest {
    private static List<String> lines(ExitReport report, ConsoleMode mode) {
        return ConsoleText.of(report, mode, SampleReports.NO_SECRETS).lines().toList();
    }

    @Test
    void fullTellsBlocksTasksAndThreadsBeforeTheStack() {
        var lines = lines(SampleReports.halt(SampleCleanup.of("com.acme.Worker")), ConsoleMode.FULL);

        assertEquals(
                List.of(
                        "[atexit]   cut off: finally at Worker.java:10 in com.acme.Worker.run on \"main\"",
                        "[atexit]   thread: \"left\" at com.acme.Worker.run(Worker.java:10)",
                        "[atexit]     at com.acme.Worker.fail(Worker.java:42)"),
                lines.subList(lines.size() - 3, lines.size()));
    }

    @Test
    void theApplicationsBlocksComeBeforeThoseOfLibraries() {
        var cleanup = SampleCleanup.of("org.lib.A", "org.lib.B", "org.lib.C", "org.lib.D", "org.lib.E", "com.acme.Own");

        var lines = lines(SampleReports.halt(cleanup), ConsoleMode.SUMMARY);

        assertEquals(
                "[atexit] SKIPPED by this route: finally at Own.java:15, finally at A.java:10, finally at B.java:11,"
                        + " finally at C.java:12, finally at D.java:13 and 1 more",
                lines.get(lines.size() - 1));
    }

    // Headline, handlers, SKIPPED, one handler, blocks, one thread, one frame: six lines and one for each block.
    @ParameterizedTest
    @CsvSource({
        "24, [atexit]     at com.acme.Worker.fail(Worker.java:42)",
        "25, [atexit] … 2 more lines; a report file has them all (option report)",
        "30, [atexit] … 7 more lines; a report file has them all (option report)"
    })
    void whatDoesNotFitOnAScreenIsCounted(int blocks, String last) {
        var classes =
                IntStream.range(0, blocks).mapToObj(i -> "com.acme.Worker" + i).toArray(String[]::new);

        var lines = lines(SampleReports.halt(SampleCleanup.of(classes)), ConsoleMode.FULL);

        assertEquals(30, lines.size());
        assertEquals(last, lines.get(29));
    }
}
