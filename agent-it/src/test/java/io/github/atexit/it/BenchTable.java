package io.github.atexit.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one table of the benchmark: medians, spreads, and ratios to a reference row of the same group. */
final class BenchTable {
    /** What was measured, with what, in which unit. */
    private record Row(String group, String name, String measure) {}

    private final Map<Row, List<Double>> samples = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();

    /** The row of a group that the others are compared with. */
    void reference(String group, String name) {
        references.put(group, name);
    }

    void add(String group, String name, String measure, double value) {
        samples.computeIfAbsent(new Row(group, name, measure), row -> new ArrayList<>())
                .add(value);
    }

    /** Markdown; one line for each row and measure. */
    String text() {
        var text = new StringBuilder(
                "| | | | median | middle half | ratio | difference |\n|---|---|---|---|---|---|---|\n");
        var last = "";
        for (var entry : samples.entrySet()) {
            var row = entry.getKey();
            var sorted = entry.getValue().stream().sorted().toList();
            var reference = samples.get(new Row(row.group, references.get(row.group), row.measure));
            var median = quantile(sorted, 0.5);
            var base = reference == null
                    ? Double.NaN
                    : quantile(reference.stream().sorted().toList(), 0.5);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f | %.1f–%.1f | %s | %s |%n",
                    row.group.equals(last) ? "" : row.group,
                    row.name,
                    row.measure,
                    median,
                    quantile(sorted, 0.25),
                    quantile(sorted, 0.75),
                    Double.isNaN(base) || base == 0 ? "" : String.format(Locale.ROOT, "%.2f", median / base),
                    Double.isNaN(base) ? "" : String.format(Locale.ROOT, "%+.1f", median - base)));
            last = row.group;
        }
        return text.toString();
    }

    private static double quantile(List<Double> sorted, double share) {
        var position = share * (sorted.size() - 1);
        var below = (int) Math.floor(position);
        var above = (int) Math.ceil(position);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}
