package io.github.atexit.page;

import io.github.atexit.history.Verdict;

/** What all pages begin and end with. */
final class PageFrame {
    private PageFrame() {}

    /**
     * Begins a page.
     *
     * @param tone whether what it tells of is good or bad
     * @param eyebrow what stands above the main point
     * @param point the main point, the page's title
     */
    static void open(Html html, Verdict.Tone tone, String eyebrow, String point) {
        html.markup("<!DOCTYPE html>\n").open("html", "lang", "en").markup("\n").open("head");
        html.empty("meta", "charset", "utf-8").markup("\n");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.policy())
                .markup("\n");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .markup("\n");
        html.empty("meta", "name", "color-scheme", "content", "light dark").markup("\n");
        html.empty("meta", "name", "referrer", "content", "no-referrer").markup("\n");
        html.element("title", point).markup("\n");
        html.open("style").markup(PageStyle.CSS).close().closeLine();
        Mark mark = Mark.of(tone);
        html.open("body").markup("\n");
        Mark.writeAll(html);
        html.open("header", "class", "top " + mark.id()).open("div", "class", "column");
        html.element("p", eyebrow, "class", "eyebrow");
        html.open("h1");
        mark.write(html);
        html.element("span", point).closeLine();
    }

    /** Ends the header; the content is next. */
    static void openMain(Html html) {
        html.close().closeLine();
        html.open("main", "class", "column").markup("\n");
    }

    /** Ends the page. */
    static String close(Html html, String footer) {
        html.closeLine();
        html.open("footer", "class", "column").element("p", footer).closeLine();
        html.closeLine().closeLine();
        return html.toString();
    }
}
