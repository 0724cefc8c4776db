package io.github.atexit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.atexit.history.SampleReports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command {@code report} prints and writes. */
class ReportCommandTest {
    private static final String TIME = "2026-11-23T07:06:05.123Z";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Tool.run(
                args,
                "1.2.3",
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n")
                .toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsOneTableForAllFiles() throws IOException {
        var one = file("one.jsonl", SampleReports.halt(TIME), SampleReports.exit(TIME, "com.acme.Main", 0, 12));
        var two = file("two.jsonl", SampleReports.halt("2026-11-24T00:00:00.000Z"));
        assertEquals(0, run("report", one, two));
        assertEquals("", err());
        assertTrue(out().startsWith("3 exits: 2 skipped cleanup and 2 had failures\n"), out());
        assertTrue(
                out().contains(
                                "\n      2  halt   3       2026-11-24 00:00:00  com.acme.Worker.fail(Worker.java:42) in worker.jar\n"),
                out());
        assertTrue(out().contains("\n      2   2,408  queued tasks"), out());
        assertTrue(out().contains("state: failed, SQLException: connection is closed\n"), out());
        assertTrue(out().lines().allMatch(line -> line.length() <= 100), out());
    }

    @Test
    void tellsOfTheLastExitAlone() throws IOException {
        var file = file("x.jsonl", SampleReports.deadline("2026-11-24T00:00:00.000Z"), SampleReports.halt(TIME));
        assertEquals(0, run("report", "--last", file));
        assertTrue(out().startsWith("The deadline cut off 2 shutdown hooks\n"), out());
        assertTrue(out().contains("\n  at com.acme.Consumer.close(Consumer.java:208)\n"), out());
        assertFalse(out().contains("halt"), out());
        assertTrue(out().lines().allMatch(line -> line.length() <= 100), out());
    }

    @Test
    void printsJson() throws IOException {
        var file = file("x.jsonl", SampleReports.halt(TIME), "damaged");
        assertEquals(0, run("report", "--json", file));
        try (var parser = new JsonFactory().createParser(out())) {
            int depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            assertEquals(0, depth);
        }
        assertTrue(out().contains("\"medianMillis\" : 1207"), out());
        assertTrue(out().contains("\"line\" : 2"), out());
        assertTrue(err().contains("x.jsonl:2: "), err());
    }

    @Test
    void printsTheLastReportAsItWasWritten() throws IOException {
        var file = file("x.jsonl", SampleReports.clean(TIME), SampleReports.halt("2026-11-24T00:00:00.000Z"));
        assertEquals(0, run("report", "--json", "--last", file));
        assertEquals(SampleReports.halt("2026-11-24T00:00:00.000Z") + "\n", out());
    }

    @Test
    void writesPages() throws IOException {
        var file = file("x.jsonl", SampleReports.clean(TIME), SampleReports.halt("2026-11-24T00:00:00.000Z"));
        var page = directory.resolve("page.html");
        assertEquals(0, run("report", "--html", page.toString(), file));
        assertTrue(Files.readString(page).contains("2 exits: 1 skipped cleanup"), "of both");
        assertEquals(page + ": 2 exits: 1 skipped cleanup and 1 had failures\n", out());
        assertEquals(0, run("report", "--last", "--html", page.toString(), file));
        assertTrue(Files.readString(page).contains("halt(3) skipped"), "of the last");
    }

    @Test
    void tellsWhatCannotBeReadOrWrittenAndGoesOn() throws IOException {
        var good = file("good.jsonl", SampleReports.clean(TIME));
        var empty = file("empty.jsonl", "{}");
        var none = directory.resolve("none.jsonl").toString();
        assertEquals(1, run("report", none, empty, directory.toString(), good));
        assertTrue(out().startsWith("1 exit: all in order\n"), out());
        assertTrue(err().contains(none + ": there is no such file\n"), err());
        assertTrue(err().contains(empty + ": it has no exit report\n"), err());
        assertTrue(err().contains(directory + ": a directory, not a file\n"), err());
        assertEquals(
                1,
                run("report", good, "--html", directory.resolve("no/page.html").toString()));
        assertEquals(1, run("report", good, "--html", directory.toString()));
        assertFalse(err().contains("\tat "), err());
        assertEquals(2, run("report"));
        assertEquals(2, run("report", "--lst", good));
        assertTrue(err().contains("did you mean \"--last\"?"), err());
    }

    @Test
    void countsManyDamagedLines() throws IOException {
        var file = file("x.jsonl", "x\n".repeat(25) + SampleReports.clean(TIME));
        assertEquals(0, run("report", file));
        assertEquals(11, err().lines().count(), err());
        assertTrue(err().contains("15 more lines are no reports"), err());
    }

    @Test
    void escapesControlCharacters() throws IOException {
        var file = file("x.jsonl", SampleReports.halt(TIME).replace("coverage", "\\u001b[31mred\\u0007"));
        assertEquals(0, run("report", file));
        assertEquals(0, run("report", "--last", file));
        assertTrue(out().chars().noneMatch(c -> c < ' ' && c != '\n'), "no control character");
        assertTrue(out().contains("[31mred"), out());
    }
}
