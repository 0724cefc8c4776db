package io.github.atexit.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of many reports, and their sum. */
class ExitHistoryTest {
    @TempDir
    Path directory;

    private final ExitHistory history = new ExitHistory();
    private final List<String> damaged = new ArrayList<>();

    private void read(String content) throws IOException {
        read(Files.writeString(directory.resolve("exits.jsonl"), content));
    }

    private void read(Path file) throws IOException {
        ReportLines.read(file, new ReportLines.Listener() {
            @Override
            public void exit(PastExit exit) {
                history.add(exit);
            }

            @Override
            public void damaged(long line, String problem) {
                damaged.add(line + " " + problem);
            }
        });
    }

    private static String time(int second) {
        return "2026-11-23T07:%02d:%02d.000Z".formatted(second / 60, second % 60);
    }

    @Test
    void passesOverDamagedLinesAndNamesThem() throws IOException {
        var good = SampleReports.clean(time(1));
        read(good + "\n" + good.substring(0, 100) + "\n\nforeign\n" + good + "\r\n" + "x".repeat(1 << 21) + "\n"
                + "\0\0\0\n" + good);
        assertEquals(3, history.tally().count());
        assertEquals(
                List.of("2", "4", "6", "7"),
                damaged.stream().map(each -> each.substring(0, 1)).toList());
        assertTrue(damaged.get(2).contains("longer than a report can be"), damaged.get(2));
    }

    @Test
    void groupsByRouteAndCaller() throws IOException {
        read(SampleReports.exit(time(5), "a.B", 0, 10) + "\n" + SampleReports.exit(time(9), "a.B", 1, 30) + "\n"
                + SampleReports.exit(time(7), "a.C", 0, 20) + "\n" + SampleReports.halt(time(8)) + "\n");
        var callers = history.tally().callers();
        assertEquals(3, callers.size());
        assertEquals("a.B.main(Main.java:1)", callers.get(0).caller().frame());
        assertEquals(2, callers.get(0).count());
        assertEquals(Map.of(0L, 1L, 1L, 1L), callers.get(0).statuses());
        assertEquals(time(9), callers.get(0).last());
        assertEquals("halt", callers.get(1).route(), "of equal counts the latest is first");
        assertEquals(1, callers.get(1).incomplete());
        assertEquals(
                "4 exits: 1 skipped cleanup and 1 had failures", history.tally().mainPoint());
        assertEquals(time(5), history.tally().first());
        assertEquals(time(9), history.tally().last());
    }

    @Test
    void tellsMedianAndLongestOfHandlersAndHooks() throws IOException {
        read(SampleReports.exit(time(1), "a.B", 0, 10) + "\n" + SampleReports.exit(time(2), "a.B", 0, 1234) + "\n"
                + SampleReports.exit(time(3), "a.B", 0, 30) + "\n" + SampleReports.deadline(time(4)));
        var steps = history.tally().slowest();
        assertEquals(
                List.of("consumer", "outbox", "state", "cache", "pool"),
                steps.stream().map(StepTally::name).toList());
        var state = steps.get(2);
        assertEquals(4, state.count());
        assertEquals(30, state.medianMillis());
        assertEquals(1234, state.maxMillis());
        assertEquals(1, steps.get(0).failures());
        assertTrue(steps.get(0).isHook());
    }

    @Test
    void tellsWhatWasSkippedHowOften() throws IOException {
        var other = SampleReports.halt(time(2)).replace("upload1234567", "upload7654321");
        read(SampleReports.halt(time(1)) + "\n" + other + "\n" + SampleReports.clean(time(3)));
        var skipped = history.tally().skipped();
        var files = skipped.stream()
                .filter(each -> each.kind().equals("delete-on-exit file"))
                .toList();
        assertEquals(1, files.size(), "names that differ in a long number are one");
        assertEquals("/tmp/upload*.tmp", files.get(0).name());
        assertEquals(2, files.get(0).exits());
        var tasks = skipped.stream()
                .filter(each -> each.kind().equals("queued tasks"))
                .findFirst()
                .orElseThrow();
        assertEquals(2408, tasks.amount());
        assertEquals(2, history.tally().incomplete());
        assertEquals(
                List.of("state: failed, SQLException: connection is closed"),
                history.tally().failures().stream().map(Occurrence::name).toList());
    }

    @Test
    void keepsTheLatestByTheirTime() throws IOException {
        var lines = IntStream.range(0, 3000)
                .map(i -> (i * 7) % 3000)
                .mapToObj(i -> SampleReports.exit(time(i), "a.B", i % 256, i))
                .toList();
        read(String.join("\n", lines));
        var whole = history.latest().whole();
        assertEquals(time(2999), history.last().time());
        assertEquals(time(2999 - whole.size()), history.latest().rows().get(0).time());
        assertTrue(whole.size() < 100 && history.latest().rows().size() <= 1000, "bounded");
        assertEquals(3000, history.tally().count());
        var state = history.tally().slowest().get(0);
        assertEquals(2999, state.maxMillis());
        assertTrue(Math.abs(state.medianMillis() - 1499) <= 10, state.medianMillis() + " ms");
    }

    /** What is kept of 100,000 exits that are all different must fit in little memory, and be read in seconds. */
    @Test
    void isBoundedHoweverLongAFileIs() throws IOException {
        var file = directory.resolve("many.jsonl");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < 100_000; i++) {
                out.write(
                        SampleReports.exit(time(i % 3600), "a.B" + i, 0, i).replace("\"state\"", "\"state " + i + '"'));
                out.write('\n');
            }
        }
        read(file);
        assertEquals(100_000, history.tally().count());
        assertTrue(history.tally().callers().size() <= 5000, "callers");
        assertEquals(100_000 - history.tally().callers().size(), history.tally().otherCallers());
        assertTrue(history.tally().slowest().size() <= 5000, "handlers");
    }
}
