package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.bench.SaysHello;
import com.acme.exhaustion.FillsHeap;
import com.acme.route.CallsExit;
import com.acme.sequence.HangsInHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that a manifest's {@code report.html} asks for, written at the exit itself. */
final class PageIT {
    private static final String PAGE = "run/last exit.html";

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    static List<Jdk> logging() {
        return Jdks.of(17, 25);
    }

    /** A way to end, and the main point of its page. */
    record Row(Way way, String point, Jdk jdk) {
        @Override
        public String toString() {
            return way + " " + jdk;
        }
    }

    static Stream<Row> rows() {
        return some().stream()
                .flatMap(jdk -> Stream.of(
                        new Row(Way.EXIT_3, "exit(3)", jdk),
                        new Row(Way.SIGTERM, "SIGTERM", jdk),
                        new Row(Way.HALT, "halt(3) skipped 1 shutdown hook and 1 delete-on-exit file", jdk),
                        new Row(Way.MAIN_RETURNS, "Main returned", jdk),
                        new Row(Way.MAIN_THROWS, "Main threw", jdk)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsOfTheExitOnEachRoute(Row row) throws IOException {
        Ended ended = row.way.run(Jvm.on(row.jdk).manifest(manifest("""
                {"name": "<b>told</b>", "type": "log", "to": "effects.txt", "message": "told"}""")));

        assertEquals(row.way.status(), ended.status(), ended.describe());
        Html page = Html.of(page(ended));
        assertTrue(page.point().startsWith(row.point), page.point());
        assertTrue(page.text().contains("<b>told</b>"), "the handler's name, escaped");
        assertTrue(page.text().contains(row.way.main().getName()), "the main class");
        assertEquals(ended.report().count("/handlers"), 1);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page(ended))));
        try (var files = Files.list(page(ended).getParent())) {
            assertEquals(1, files.count(), "nothing but the page is left");
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void tellsWhatTheDeadlineCut(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"deadline\": \"3s\", \"report\": {\"html\": \"" + PAGE + "\"}}")
                .main(HangsInHook.class, "3")
                .run();

        assertEquals(3, ended.status(), ended.describe());
        Html page = Html.of(page(ended));
        assertEquals("The deadline cut off 1 shutdown hook", page.point());
        assertTrue(
                page.texts("text").contains("deadline 3 s"), page.texts("text").toString());
        assertTrue(page.text().contains("com.acme.Effects.hang("), "the hook's stack");
        assertEquals(3000, ended.report().number("/deadlineMillis"));
        assertTrue(ended.report().number("/sequenceMillis") < 3000, "time is left for the page");
    }

    @ParameterizedTest
    @MethodSource("some")
    void masksSecrets(Jdk jdk) throws IOException {
        Ended ended = Jvm.on(jdk)
                .manifest(manifest("""
                        {"type": "log", "phase": "save", "to": "no/such", "message": "m"},
                        {"name": "sesame-open", "type": "log", "to": "effects.txt", "message": "m"}"""))
                .flags("-Ddb.password=sesame-open")
                .main(CallsExit.class, "0")
                .run();

        String html = Files.readString(page(ended));
        assertTrue(html.contains("***"), "masked");
        assertFalse(html.contains("sesame-open"), "the secret");
    }

    @ParameterizedTest
    @MethodSource("some")
    void isALineWhereItCannotBeWritten(Jdk jdk) throws IOException {
        for (String where : List.of("taken/page.html", "directory", "link.html")) {
            var jvm = Jvm.on(jdk).file("taken", "").file("directory/x", "").file("target", "kept");
            Files.createSymbolicLink(jvm.directory().resolve("link.html"), Path.of("target"));
            Ended ended = jvm.manifest("{\"report\": {\"html\": \"" + where + "\"}}")
                    .main(CallsExit.class, "0")
                    .run();

            assertEquals(0, ended.status(), ended.describe());
            assertEquals(1, ended.reports().size(), "the report itself");
            var lines = ended.err().lines().toList();
            assertEquals(1, lines.size(), ended.err());
            assertTrue(lines.get(0).startsWith("[atexit] the report could not be written to "), ended.err());
            assertTrue(lines.get(0).contains(where), ended.err());
            assertEquals(List.of("kept"), ended.lines("target"));
        }
    }

    /** It may be left out there, but the exit ends as ever. */
    @ParameterizedTest
    @MethodSource("some")
    void keepsAnExitWithAFullHeapAsItIs(Jdk jdk) {
        Ended ended = Jvm.on(jdk).manifest(manifest("""
                {"name": "told", "type": "log", "to": "effects.txt", "message": "told"}""")).main(FillsHeap.class).run();

        assertTrue(ended.effects().contains("told"), ended.describe());
        assertEquals(1, ended.reports().size(), ended.describe());
        boolean isTold = ended.err().contains("the report could not be written to");
        assertTrue(isTold || Html.of(page(ended)).point().startsWith("exit("), ended.describe());
    }

    /** Neither the page's classes nor the JSON library are for a start. */
    @ParameterizedTest
    @MethodSource("logging")
    void loadsNothingForItBeforeTheExit(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(manifest("{\"type\": \"log\", \"message\": \"m\"}"))
                .flags("-Xlog:class+load:file=classes.txt:none")
                .main(SaysHello.class)
                .run();

        var loaded = ended.lines("classes.txt");
        int main = indexOf(loaded, SaysHello.class.getName() + "$MainBegins");
        int page = indexOf(loaded, "io.github.atexit.page.");
        int history = indexOf(loaded, "io.github.atexit.history.");
        assertTrue(main >= 0 && page > main && history > main, main + ", " + page + ", " + history);
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }

    private static String manifest(String handlers) {
        return "{\"report\": {\"html\": \"" + PAGE + "\"}, \"handlers\": [" + handlers + "]}";
    }

    private static Path page(Ended ended) {
        return ended.directory().resolve(PAGE);
    }
}
