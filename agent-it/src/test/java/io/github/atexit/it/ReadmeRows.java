package io.github.atexit.it;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The table as the README has it.
 *
 * @param cells for each kind of trouble and row: the exception of each JDK, empty for none; nothing where there is no case
 */
record ReadmeRows(Map<Trouble, Map<String, Map<Integer, String>>> cells) {
    static final String HELD = "✓";
    static final String NO_CASE = "–";

    /** Sees each cell that says something. */
    interface Visitor {
        void visit(Trouble trouble, String row, int feature);
    }

    static ReadmeRows of(String markdown) {
        var exceptions = markdown.lines()
                .filter(line -> line.matches("\\d+\\. .*"))
                .map(line -> line.replaceFirst("\\d+\\. ", ""))
                .toList();
        var found = new ReadmeRows(new EnumMap<>(Trouble.class));
        List<String> head = null;
        Trouble trouble = null;
        for (var line : markdown.lines().filter(each -> each.startsWith("| ")).toList()) {
            var words = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            if (head == null) {
                head = words;
            } else if (words.get(1).startsWith("**")) {
                trouble = titled(words.get(1).replace("**", ""));
            } else {
                for (int i = 2; i < head.size() - 1; i++) {
                    found.add(trouble, words.get(1), head.get(i), words.get(i), exceptions);
                }
            }
        }
        return found;
    }

    private static Trouble titled(String title) {
        return Stream.of(Trouble.values())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing in the tests is called \"" + title + "\""));
    }

    private void add(Trouble trouble, String row, String feature, String cell, List<String> exceptions) {
        var ofRow =
                cells.computeIfAbsent(trouble, each -> new TreeMap<>()).computeIfAbsent(row, each -> new TreeMap<>());
        if (cell.equals(HELD)) {
            ofRow.put(Integer.valueOf(feature), "");
        } else if (!cell.equals(NO_CASE)) {
            ofRow.put(Integer.valueOf(feature), exceptions.get(Integer.parseInt(cell.replaceAll("\\D", "")) - 1));
        }
    }

    /** What is excepted there, empty for nothing; null where the README has no such case. */
    String cell(Trouble trouble, String row, int feature) {
        return cells.getOrDefault(trouble, Map.of()).getOrDefault(row, Map.of()).get(feature);
    }

    boolean has(Trouble trouble, String row) {
        return cells.getOrDefault(trouble, Map.of()).containsKey(row);
    }

    void forEach(Visitor visitor) {
        cells.forEach((trouble, rows) ->
                rows.forEach((row, ofRow) -> ofRow.keySet().forEach(feature -> visitor.visit(trouble, row, feature))));
    }
}
