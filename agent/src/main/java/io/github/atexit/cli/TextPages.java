package io.github.atexit.cli;

import java.util.ArrayList;
import java.util.List;

/** Writes text for a terminal: headings, tables, long texts broken at 100 columns. Not thread-safe. */
final class TextPages {
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final StringBuilder out = new StringBuilder();
    private final boolean coloured;

    /** @param coloured whether headings may be bold */
    TextPages(boolean coloured) {
        this.coloured = coloured;
    }

    /** A line that stands out. */
    void heading(String text) {
        for (String line : broken(ToolContext.escaped(text), TextTable.WIDTH, "")) {
            out.append(coloured ? BOLD + line + PLAIN : line).append('\n');
        }
    }

    void blank() {
        out.append('\n');
    }

    /** A heading and a table under it; nothing where the table is empty. */
    void table(String heading, TextTable table, int most) {
        if (table.size() == 0) {
            return;
        }
        blank();
        heading(heading);
        for (String line : table.lines(most)) {
            out.append(line).append('\n');
        }
        if (table.size() > most) {
            line("  ", "and " + (table.size() - most) + " more");
        }
    }

    /** A text behind an indentation; its further lines are indented as far and a little further. */
    void line(String indent, String text) {
        for (String line : broken(ToolContext.escaped(text), TextTable.WIDTH - indent.length(), "    ")) {
            out.append(indent).append(line).append('\n');
        }
    }

    /** A term and what it means, in two columns; nothing where that is empty. */
    void fact(String term, String value) {
        if (!value.isEmpty()) {
            StringBuilder padded = new StringBuilder("  ").append(term);
            while (padded.length() < 18) {
                padded.append(' ');
            }
            line("", padded + value);
        }
    }

    private static List<String> broken(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int at = space > width / 2 ? space : width;
            lines.add(rest.substring(0, at));
            rest = indent + rest.substring(at).trim();
        }
        lines.add(rest);
        return lines;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
