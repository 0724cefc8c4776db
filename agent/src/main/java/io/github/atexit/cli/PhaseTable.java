package io.github.atexit.cli;

import java.util.ArrayList;
import java.util.List;

/** The phases and handlers of an exit in columns. The first column and texts are aligned to the left, times and numbers to the right. Used once. */
final class PhaseTable {
    private final String indent;
    private final List<String[]> rows = new ArrayList<>();

    PhaseTable(String indent) {
        this.indent = indent;
    }

    /** Each row has as many cells as the first. */
    void add(String... cells) {
        rows.add(cells);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.length; column++) {
                int width = width(column);
                String cell = row[column];
                String space = spaces(width - cell.length());
                line.append(column == 0 || width == 0 ? "" : "  ");
                line.append(isRight(column) ? space + cell : cell + space);
            }
            lines.add(line.toString().replaceAll("\\s+$", ""));
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    /** Whether the column has only numbers and times below its head. */
    private boolean isRight(int column) {
        return column > 0
                && rows.stream()
                        .skip(1)
                        .map(row -> row[column])
                        .allMatch(cell -> cell.isEmpty() || cell.equals("-") || Character.isDigit(cell.charAt(0)));
    }

    private static String spaces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(' ');
        }
        return text.toString();
    }
}
