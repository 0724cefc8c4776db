package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import com.acme.sequence.HangsInHook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in a real browser: a clean exit, a halt that skipped cleanup, a deadline that cut a hook, a thousand exits; on
 * a phone and a desktop, in light and dark. Where there is no Chromium one line says so.
 */
@Execution(ExecutionMode.SAME_THREAD) // all rows share one browser
final class BrowserIT {
    private static final int PHONE = 360; // pixels
    private static final int DESKTOP = 1280;
    private static final int HEIGHT = 740;
    private static final double LEAST_CONTRAST = 4.5; // of WCAG 2.1, level AA, for text
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";

    /** The contrast of each text with the nearest ground behind it, as the lowest and what has it. */
    private static final String CONTRAST = """
            const rgb = color => color.match(/[\\d.]+/g).map(Number);
            const light = c => c.slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = e => { for (; e; e = e.parentElement) {
                const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
                return [255, 255, 255]; };
            let worst = [99, ''], count = 0;
            for (const e of document.querySelectorAll('body *')) {
              const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
              if (!own || e.closest('symbol') || !e.getClientRects().length) continue;
              const style = getComputedStyle(e);
              const a = light(rgb(e.tagName === 'text' ? style.fill : style.color)), b = light(ground(e));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              count++;
              if (ratio < worst[0]) worst = [ratio, e.tagName + '.' + e.getAttribute('class') + ' ' + e.textContent];
            }
            return {lowest: worst[0], where: worst[1], count};""";

    private static final Map<String, Path> PAGES = new LinkedHashMap<>();
    private static final List<Chromium> BROWSERS = new ArrayList<>();

    /** One of the pages in one window. */
    record View(String page, int width, boolean dark) {
        @Override
        public String toString() {
            return page + ", " + width + " pixels" + (dark ? ", dark" : "");
        }
    }

    static Stream<View> views() {
        if (!Chromium.isThere()) {
            return Stream.empty();
        }
        return Stream.of("clean", "halt", "deadline", "thousand")
                .flatMap(page -> Stream.of(
                        new View(page, PHONE, false),
                        new View(page, PHONE, true),
                        new View(page, DESKTOP, false),
                        new View(page, DESKTOP, true)));
    }

    @BeforeAll
    static void makePages() throws IOException {
        if (!Chromium.isThere()) {
            System.out.println("There is no chromium and chromedriver here: the pages were not looked at in a browser");
            return;
        }
        var jdk = Jdks.newest();
        String handlers = """
                "handlers": [{"name": "saved", "type": "log", "to": "stdout", "message": "saved"},
                             {"name": "<script>alert(1)</script>", "type": "sleep", "for": "30ms", "phase": "save"}]""";
        var lines = new ArrayList<String>();
        lines.add(line("clean", Jvm.on(jdk).manifest("{" + handlers + "}").main(CallsExit.class, "0")));
        lines.add(line("halt", Jvm.on(jdk).manifest("{" + handlers + "}").main(CallsHaltWithHooks.class)));
        lines.add(line(
                "deadline",
                Jvm.on(jdk)
                        .manifest("{\"deadline\": \"1500ms\", " + handlers + "}")
                        .main(HangsInHook.class, "3")));
        page("thousand", thousand(lines));
        BROWSERS.add(Chromium.start());
    }

    @AfterAll
    static void stop() {
        BROWSERS.forEach(Chromium::close);
    }

    private static String line(String name, Jvm jvm) throws IOException {
        String line = jvm.run().lines(Jvm.REPORTS).get(0);
        page(name, line + "\n");
        return line;
    }

    private static void page(String name, String reports) throws IOException {
        var jvm = Jvm.on(Jdks.newest()).file(Jvm.REPORTS, reports);
        var page = jvm.directory().resolve(name + ".html");
        var ended = jvm.words("-jar", Jvm.agentJar().toString(), "report", Jvm.REPORTS, "--html", page.toString())
                .run();
        assertEquals(0, ended.status(), ended.describe());
        PAGES.put(name, page);
    }

    private static String thousand(List<String> lines) throws IOException {
        var json = new ObjectMapper();
        var all = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            var report = (ObjectNode) json.readTree(lines.get(i % lines.size()));
            report.put("time", "2026-11-%02dT%02d:%02d:07.000Z".formatted(1 + i / 100, i / 10 % 24, i % 60));
            all.append(json.writeValueAsString(report)).append('\n');
        }
        return all.toString();
    }

    private static Chromium open(View view) {
        var browser = BROWSERS.get(0);
        browser.open(PAGES.get(view.page), view.width, HEIGHT, view.dark);
        return browser;
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("views")
    void showsItsMainPointFirst(View view) {
        var seen = open(view).run("""
                const bottom = s => document.querySelector(s).getBoundingClientRect().bottom;
                return {point: bottom('h1'), lede: bottom('.lede'), size: getComputedStyle(document.querySelector('h1')).fontSize,
                        largest: Math.max(...[...document.querySelectorAll('h2, p, dd')]
                            .map(e => parseFloat(getComputedStyle(e).fontSize)))};""");

        assertTrue(seen.at("/lede").asDouble() < HEIGHT, "in the first window: " + seen);
        assertTrue(
                Double.parseDouble(seen.at("/size").asText().replace("px", ""))
                        > 1.1 * seen.at("/largest").asDouble(),
                "larger than the rest: " + seen);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("views")
    void fitsTheWindowWithAllOfItOpen(View view) {
        var wide = open(view).run("""
                document.querySelectorAll('details').forEach(e => e.open = true);
                const width = document.documentElement.clientWidth;
                return {scroll: document.documentElement.scrollWidth, width,
                        wider: [...document.querySelectorAll('body *')]
                            .filter(e => !e.closest('.unseen, .drawings, thead') && e.getBoundingClientRect().right > width + 1)
                            .map(e => e.tagName + '.' + e.getAttribute('class')).slice(0, 5)};""");

        assertEquals(view.width, wide.at("/width").asInt());
        assertTrue(wide.at("/scroll").asInt() <= view.width, "it scrolls sideways: " + wide);
        assertEquals(0, wide.at("/wider").size(), wide.toString());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("views")
    void hasContrast(View view) {
        JsonNode contrast = open(view).run(CONTRAST);

        assertTrue(contrast.at("/count").asInt() > 20, contrast.toString());
        assertTrue(contrast.at("/lowest").asDouble() >= LEAST_CONTRAST, contrast.toString());
        int ground = open(view)
                .run("return getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g)[0]")
                .asInt();
        assertEquals(view.dark, ground < 128, "the ground is " + ground);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("views")
    void asksNobodyAndHasNoError(View view) {
        var browser = open(view);
        var style = browser.run("return getComputedStyle(document.querySelector('h1')).fontWeight");

        assertEquals("680", style.asText(), "the policy lets its own style sheet in");
        assertEquals(List.of(), browser.console());
        assertEquals(List.of(PAGES.get(view.page).toUri().toString()), browser.requests());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("views")
    void opensItsPartsByKeyboard(View view) {
        var browser = open(view);
        int parts = browser.run("return document.querySelectorAll('details').length")
                .asInt();
        if (parts == 0) {
            return; // all of it is in sight
        }
        browser.press(TAB);
        var focus = browser.run("""
                const e = document.activeElement, style = getComputedStyle(e);
                return {tag: e.tagName, style: style.outlineStyle, width: parseFloat(style.outlineWidth),
                        open: e.parentElement.open};""");
        browser.press(ENTER);
        var open = browser.run("return document.activeElement.parentElement.open");

        assertEquals("SUMMARY", focus.at("/tag").asText(), focus.toString());
        assertEquals("solid", focus.at("/style").asText(), "the focus is seen: " + focus);
        assertTrue(focus.at("/width").asDouble() >= 2, focus.toString());
        assertEquals(!focus.at("/open").asBoolean(), open.asBoolean(), "Enter turns it round");
    }
}
