package io.github.atexit.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Storms by the thousand: {@code mvn -q -pl agent,agent-it -Psoak verify}. Prints a table of what was seen; ends with 1 if
 * a storm ended otherwise than it must. Properties: {@code soak.storms}, {@code atexit.jdks}.
 */
public final class Soak {
    private static final int AT_ONCE = 2;

    private final Map<Row, List<Long>> millis = new TreeMap<>(
            Comparator.comparing(Row::storm).thenComparing(row -> row.jdk().feature()));
    private final Map<Row, Integer> wrong = new HashMap<>();

    private record Row(Storms storm, Jdk jdk) {
        @Override
        public String toString() {
            return storm.words() + " | " + jdk;
        }
    }

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        var soak = new Soak();
        var workers = Executors.newFixedThreadPool(AT_ONCE);
        workers.invokeAll(tasks(soak, Integer.getInteger("soak.storms", 1000)));
        workers.shutdown();
        System.out.print(soak.table());
        System.exit(soak.wrong.isEmpty() ? 0 : 1);
    }

    private static List<Callable<Void>> tasks(Soak soak, int storms) {
        var tasks = new ArrayList<Callable<Void>>();
        var jdks = Jdks.all();
        var kinds = Storms.values();
        for (int i = 0; i < storms; i++) {
            var storm = kinds[i % kinds.length];
            var jdk = jdks.get(i / kinds.length % jdks.size());
            tasks.add(() -> {
                soak.run(storm, jdk);
                return null;
            });
        }
        return tasks;
    }

    private void run(Storms storm, Jdk jdk) {
        var row = new Row(storm, jdk);
        try {
            var ended = storm.raise(jdk);
            var violations = storm.violations(ended);
            note(row, ended.lasted().toMillis(), !violations.isEmpty());
            if (violations.isEmpty()) {
                delete(ended.directory());
            } else {
                System.err.println(row + ": " + violations + "\n" + ended.describe());
            }
        } catch (AssertionError | RuntimeException e) {
            note(row, -1, true);
            System.err.println(row + ": " + e);
        }
    }

    private synchronized void note(Row row, long lasted, boolean violated) {
        millis.computeIfAbsent(row, each -> new ArrayList<>()).add(lasted);
        if (violated) {
            wrong.merge(row, 1, Integer::sum);
        }
    }

    private String table() {
        var text = new StringBuilder(
                "| storm | JDK | storms | violations | median ms | longest ms |\n|---|---|---|---|---|---|\n");
        int all = 0;
        for (var entry : millis.entrySet()) {
            var sorted = entry.getValue().stream().sorted().toList();
            all += sorted.size();
            text.append("| ")
                    .append(entry.getKey())
                    .append(" | ")
                    .append(sorted.size())
                    .append(" | ")
                    .append(wrong.getOrDefault(entry.getKey(), 0))
                    .append(" | ")
                    .append(sorted.get(sorted.size() / 2))
                    .append(" | ")
                    .append(Collections.max(sorted))
                    .append(" |\n");
        }
        int violated = wrong.values().stream().mapToInt(Integer::intValue).sum();
        return text.append(all)
                .append(" storms, ")
                .append(violated)
                .append(" violations\n")
                .toString();
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
