package io.github.atexit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.history.DamagedLineException;
import io.github.atexit.history.ExitHistory;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.SampleReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What pages are made of: well-formed, escaped, bounded, and whole for whoever cannot see them. */
class PageTest {
    private static final String TIME = "2026-11-23T07:06:05.123Z";

    @TempDir
    Path directory;

    record Page(String name, String html) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Page> pages() throws DamagedLineException {
        return Stream.of(
                new Page("clean", page(SampleReports.clean(TIME))),
                new Page("halt", page(SampleReports.halt(TIME))),
                new Page("deadline", page(SampleReports.deadline(TIME))),
                new Page("vanished", page(SampleReports.vanished(TIME))),
                new Page("nothing", page("{\"schema\":\"atexit-report/1\"}")),
                new Page("hostile", page(hostile())),
                new Page("many", many(60)));
    }

    private static String page(String line) throws DamagedLineException {
        return ExitPage.of(line);
    }

    private static String many(int count) throws DamagedLineException {
        var history = new ExitHistory();
        for (int i = 0; i < count; i++) {
            var time = "2026-11-23T%02d:%02d:00.000Z".formatted(i / 60 % 24, i % 60);
            history.add(PastExit.of(
                    switch (i % 5) {
                        case 0 -> SampleReports.halt(time);
                        case 1 -> SampleReports.deadline(time);
                        case 2 -> SampleReports.vanished(time);
                        case 3 -> SampleReports.exit(time, "com.acme.Main" + i, i % 256, i);
                        default -> SampleReports.clean(time);
                    }));
        }
        return HistoryPage.of(history);
    }

    /** Every string of the report tries to break out. */
    private static String hostile() {
        return SampleReports.halt(TIME)
                .replace("\"pool-1\"", "\"<script>alert(1)</script>\"")
                .replace("com.acme.Worker", "</style><img src=x onerror=alert(2)>")
                .replace("\"coverage\"", "\"'\\\" onfocus='alert(3)'\"")
                .replace("connection is closed", "\\u001b[31m\\u202e]]>--><!--\\u0000\\ud800")
                .replace("saved 7", "</pre></details></main>&lt;");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void areWellFormed(Page page) {
        var html = PageText.of(page.html).root();
        assertEquals("html", html.getTagName());
        assertEquals("en", html.getAttribute("lang"));
        assertTrue(page.html.startsWith("<!DOCTYPE html>\n"), "no quirks");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void loadNothingAndRunNothing(Page page) {
        var text = PageText.of(page.html);
        for (Element element : text.all("*")) {
            assertFalse(
                    List.of("script", "img", "iframe", "object", "link", "a", "form", "base", "image")
                            .contains(element.getTagName()),
                    element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var name = element.getAttributes().item(i).getNodeName();
                assertFalse(name.startsWith("on") || name.equals("style") || name.equals("src"), name);
                assertTrue(!name.equals("href") || element.getAttribute("href").startsWith("#"), name);
            }
        }
    }

    /** A style sheet that is changed needs its hash renewed: this says which. */
    @Test
    void nameTheirStyleByItsHash() throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(PageStyle.CSS.getBytes(StandardCharsets.UTF_8));
        var hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        assertTrue(PageStyle.policy().contains(hash), hash + " is right, not " + PageStyle.policy());
        assertTrue(PageStyle.policy().startsWith("default-src 'none'; "), PageStyle.policy());
        assertFalse(PageStyle.CSS.contains("<") || PageStyle.CSS.contains("&"), "nothing to be escaped");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void haveLandmarksHeadingsAndNames(Page page) {
        var text = PageText.of(page.html);
        for (String landmark : List.of("header", "main", "footer", "h1", "title")) {
            assertEquals(1, text.all(landmark).size(), landmark);
        }
        int before = 1;
        for (Element element : text.all("*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int level = element.getTagName().charAt(1) - '0';
                assertTrue(level <= before + 1, "a level is left out before " + element.getTextContent());
                assertFalse(element.getTextContent().isBlank(), "an empty heading");
                before = level;
            }
        }
        for (Element table : text.all("table")) {
            assertEquals("caption", PageText.children(table).get(0).getTagName());
        }
        for (Element svg : text.all("svg")) {
            assertTrue(
                    svg.getAttribute("aria-hidden").equals("true")
                            || (svg.getAttribute("role").equals("img")
                                    && !svg.getAttribute("aria-label").isEmpty()),
                    "a drawing without a name");
        }
        var ids = new ArrayList<String>();
        text.all("*").stream()
                .map(each -> each.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .forEach(ids::add);
        assertEquals(ids.size(), new HashSet<>(ids).size(), "no id twice");
        for (Element use : text.all("use")) {
            assertTrue(ids.contains(use.getAttribute("href").substring(1)), use.getAttribute("href"));
        }
    }

    @Test
    void showWhatIsHostileAsText() throws DamagedLineException {
        var html = page(hostile());
        var text = PageText.of(html).root().getTextContent();
        assertTrue(text.contains("<script>alert(1)</script>"), "the thread's name");
        assertTrue(text.contains("'\" onfocus='alert(3)'"), "the handler's name");
        assertTrue(text.contains("\\x1b[31m\\u202e]]>--><!--\\x00\\ud800"), "control characters");
        assertTrue(text.contains("</pre></details></main>&lt;"), "the handler's output");
        assertFalse(html.contains("<script"), "no script");
    }

    @Test
    void sayTheirMainPointFirst() throws DamagedLineException {
        var page = PageText.of(page(SampleReports.halt(TIME)));
        assertEquals(
                List.of(
                        "What was skipped",
                        "What failed",
                        "Timeline",
                        "Who ended it",
                        "Denied before",
                        "Inside this exit",
                        "The JVM"),
                page.texts("h2"));
        assertEquals(
                "halt(3) skipped 2 shutdown hooks, 6 delete-on-exit files and 1 finally block, and more",
                page.texts("h1").get(0));
        assertEquals(
                List.of(
                        "2 shutdown hooks",
                        "6 delete-on-exit files",
                        "1 finally block",
                        "1,204 queued tasks",
                        "1 handler",
                        "1 thread still alive",
                        "2 locks, and blocks of other threads"),
                page.texts("h3").subList(0, 7));
        assertEquals(
                "What the deadline cut off",
                PageText.of(page(SampleReports.deadline(TIME))).texts("h2").get(0));
        assertEquals(
                "Timeline",
                PageText.of(page(SampleReports.clean(TIME))).texts("h2").get(0));
    }

    @Test
    void drawTheTimelineToScale() throws DamagedLineException {
        var bars = PageText.of(page(SampleReports.deadline(TIME))).all("svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .map(svg -> svg.getAttribute("aria-label"))
                .toList();
        assertEquals(
                List.of(
                        "from 0 ms to 100 ms",
                        "from 0 ms to 100 ms", // save, state
                        "from 100 ms to 4 s", // the hooks begin together
                        "from 100 ms to 4 s",
                        "from 100 ms to 4 s",
                        "from 100 ms to 140 ms",
                        "from 4 s to 4 s",
                        "from 4 s to 4 s"),
                bars);
        var page = page(SampleReports.deadline(TIME));
        assertTrue(page.contains(">deadline 5 s<"), "the deadline's label");
        // 5000 of 5150 milliseconds, 3 % more than the deadline.
        assertTrue(page.contains("class=\"deadline\" x1=\"97.09%\" x2=\"97.09%\""), "the deadline's line");
        assertTrue(page.contains("x=\"1.94%\" y=\"6\" height=\"16\" rx=\"2\" width=\"75.73%\""), "a hook's bar");
    }

    @Test
    void layHandlersSideBySideWhereTheirSumIsLongerThanTheirPhase() throws DamagedLineException {
        var exit = PastExit.of("""
                {"schema":"atexit-report/1","route":"exit","phases":[{"name":"release","millis":105}],"sequenceMillis":105,
                 "handlers":[{"name":"a","phase":"release","outcome":"ok","millis":100},
                             {"name":"b","phase":"release","outcome":"ok","millis":90}]}""");
        var bars = new Timeline(exit).parts.get(0).bars;
        assertEquals(List.of(0L, 0L), bars.stream().map(bar -> bar.start).toList());
    }

    @Test
    void areBounded() throws DamagedLineException {
        var many = many(3000);
        assertTrue(many.length() < 2_000_000, many.length() + " characters");
        var handlers = String.join(
                ",",
                IntStream.range(0, 1024)
                        .mapToObj(i ->
                                "{\"name\":\"h%d\",\"type\":\"log\",\"phase\":\"save\",\"outcome\":\"ok\",\"millis\":1}"
                                        .formatted(i))
                        .toList());
        var one = page(
                "{\"schema\":\"atexit-report/1\",\"route\":\"exit\",\"phases\":[{\"name\":\"save\",\"millis\":1030}],"
                        + "\"handlers\":[" + handlers + "]}");
        assertTrue(one.contains("and 824 more steps"), "the rest is counted");
        assertTrue(one.length() < 300_000, one.length() + " characters");
    }

    @Test
    void areWrittenAsAWholeForTheirOwner() throws IOException {
        var file = directory.resolve("a/b/page.html");
        PageFile.writePrivately(file, "old");
        PageFile.writePrivately(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList(), "nothing else is left");
        }
    }

    @Test
    void followNoLink() throws IOException {
        var target = Files.writeString(directory.resolve("target"), "kept");
        var link = Files.createSymbolicLink(directory.resolve("page.html"), target);
        assertThrows(IOException.class, () -> PageFile.writePrivately(link, "x"));
        assertEquals("kept", Files.readString(target));
    }
}
