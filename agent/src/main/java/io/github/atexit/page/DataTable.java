package io.github.atexit.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of a summary: the first rows are open, the others behind a line that opens them. Used once. */
final class DataTable {
    private static final int OPEN_ROWS = 8;
    private static final int MOST_ROWS = 200;

    /** A row under way. */
    static final class Row {
        private final String name;
        private final String detail;
        private final List<String> cells = new ArrayList<String>();
        private long from;
        private long to;

        Row(String name, String detail) {
            this.name = name;
            this.detail = detail;
        }

        /** Adds the next column's value. */
        Row cell(String value) {
            cells.add(value);
            return this;
        }

        /** Sets the bar that is drawn in the last column: strong up to {@code strong}, faint up to {@code faint}. */
        Row bar(long strong, long faint) {
            from = strong;
            to = faint;
            return this;
        }
    }

    private final String caption;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<Row>();
    private final List<Integer> texts;

    /**
     * @param texts which of the columns hold text and no numbers
     * @param columns the columns' names; the first one is the rows' names
     */
    DataTable(String caption, List<Integer> texts, String... columns) {
        this.caption = caption;
        this.texts = texts;
        this.columns = Arrays.asList(columns);
    }

    Row add(String name, @Nullable String detail) {
        Row row = new Row(name, detail == null ? "" : detail);
        rows.add(row);
        return row;
    }

    /** Writes it as a section; nothing where it has no rows. */
    void write(Html html, String heading, String hint) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("section", "class", "summary");
        html.element("h2", heading);
        html.element("p", hint, "class", "hint");
        int open = rows.size() <= OPEN_ROWS + 2 ? rows.size() : OPEN_ROWS;
        write(html, caption, 0, open);
        int shown = Math.min(rows.size(), MOST_ROWS);
        if (open < shown) {
            html.open("details", "class", "fold").element("summary", "Show " + (shown - open) + " more");
            write(html, caption + ", continued", open, shown);
            html.close();
        }
        Blocks.more(html, rows.size(), shown, "row");
        html.closeLine();
    }

    private void write(Html html, String name, int from, int to) {
        html.open("table", "class", "data", "role", "table");
        html.element("caption", name, "class", "unseen");
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (int i = 0; i < columns.size(); i++) {
            html.element("th", columns.get(i), "role", "columnheader", "scope", "col", "class", kind(i));
        }
        html.open("th", "role", "columnheader", "scope", "col", "class", "share");
        html.element("span", "As a bar", "class", "unseen").close();
        html.close().close().open("tbody", "role", "rowgroup");
        for (Row row : rows.subList(from, to)) {
            write(html, row);
        }
        html.close().closeLine();
    }

    private String kind(int column) {
        return column == 0 ? "name" : texts.contains(column) ? "text" : "number";
    }

    private void write(Html html, Row row) {
        html.open("tr", "role", "row").open("th", "role", "rowheader", "scope", "row", "class", "name");
        html.element("span", row.name, "class", "what");
        if (!row.detail.isEmpty()) {
            html.text(" ").element("span", row.detail, "class", "detail");
        }
        html.close();
        for (int i = 0; i < row.cells.size(); i++) {
            html.element(
                    "td", row.cells.get(i), "role", "cell", "class", kind(i + 1), "data-label", columns.get(i + 1));
        }
        html.open("td", "role", "cell", "class", "share").open("svg", "aria-hidden", "true");
        long whole = Math.max(1, longest());
        rect(html, "phase", row.to, whole);
        rect(html, "bar", row.from, whole);
        html.close().close().closeLine();
    }

    private static void rect(Html html, String kind, long part, long whole) {
        if (part > 0) {
            String width = part * 200 < whole ? "3" : TimeScale.percent(part, whole);
            html.empty("rect", "class", kind, "x", "0", "y", "5", "height", "10", "rx", "2", "width", width);
        }
    }

    private long longest() {
        long longest = 0;
        for (Row row : rows) {
            longest = Math.max(longest, Math.max(row.from, row.to));
        }
        return longest;
    }
}
