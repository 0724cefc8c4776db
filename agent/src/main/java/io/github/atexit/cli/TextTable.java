package io.github.atexit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for a terminal, at most 100 columns wide: its last column gives way. Used once. */
final class TextTable {
    /** The widest line. */
    static final int WIDTH = 100; // columns

    private static final String GAP = "  ";

    private final boolean keepsEnds;
    private final List<String> heads;
    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<String>> shorter = new ArrayList<>();

    /**
     * @param keepsEnds whether of a text that is too long the end is kept, as for a path, and not the beginning
     * @param heads the columns' names; numbers stand on the right under a name that begins with a space
     */
    TextTable(boolean keepsEnds, String... heads) {
        this.keepsEnds = keepsEnds;
        this.heads = new ArrayList<>();
        for (String head : heads) {
            right.add(head.startsWith(" "));
            this.heads.add(head.trim());
        }
    }

    void add(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(ToolContext.escaped(cell));
        }
        rows.add(row);
        shorter.add(new ArrayList<>());
    }

    /** What the last cell of the last row may say instead where it is too long, best first. */
    void orShorter(String... texts) {
        for (String text : texts) {
            shorter.get(shorter.size() - 1).add(ToolContext.escaped(text));
        }
    }

    /** The lines of the first rows, those of the heads before them. */
    List<String> lines(int most) {
        List<List<String>> shown = rows.subList(0, Math.min(rows.size(), most));
        int[] widths = widths(shown);
        List<String> lines = new ArrayList<>();
        lines.add(line(heads, widths));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(line(fitting(shown.get(i), shorter.get(i), widths[widths.length - 1]), widths));
        }
        return lines;
    }

    /** The row, whose last cell fits if any of what it may say does. */
    private static List<String> fitting(List<String> row, List<String> instead, int width) {
        int last = row.size() - 1;
        List<String> texts = new ArrayList<>(instead);
        texts.add(0, row.get(last));
        for (String text : texts) {
            if (text.length() <= width) {
                List<String> fitting = new ArrayList<>(row);
                fitting.set(last, text);
                return fitting;
            }
        }
        return row;
    }

    int size() {
        return rows.size();
    }

    private int[] widths(List<List<String>> shown) {
        int[] widths = new int[heads.size()];
        List<List<String>> all = new ArrayList<>(shown);
        all.add(heads);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int others = Arrays.stream(widths).limit(widths.length - 1L).sum() + GAP.length() * widths.length;
        int last = widths.length - 1;
        widths[last] = Math.min(widths[last], Math.max(20, WIDTH - others));
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shortened(row.get(i), i == widths.length - 1 ? widths[i] : WIDTH, keepsEnds);
            StringBuilder padding = new StringBuilder();
            while (padding.length() + cell.length() < widths[i]) {
                padding.append(' ');
            }
            line.append(GAP);
            line.append(right.get(i) ? padding + cell : cell + padding);
        }
        return line.toString().replaceAll(" +$", "");
    }

    /** The text in so many columns. */
    static String shortened(String text, int width, boolean keepsEnd) {
        if (text.length() <= width) {
            return text;
        }
        return keepsEnd ? "…" + text.substring(text.length() - width + 1) : text.substring(0, width - 1) + "…";
    }
}
