package io.github.atexit.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The README's table of what holds: {@code mvn verify} compares it with what the tests have just noted, {@code mvn verify
 * -Datexit.readme=write} writes it anew. A run of fewer tests or JDKs is compared as far as it goes.
 */
public final class ReadmeTable {
    private static final String BEGIN = "<!-- what holds: begin -->\n";
    private static final String END = "<!-- what holds: end -->\n";

    /** For each kind of trouble and row: the exception of each JDK that it ran on, empty for none. */
    private final Map<Trouble, Map<String, Map<Integer, String>>> ran = new EnumMap<>(Trouble.class);
    /** The kinds of trouble of which all tests have run. */
    private final List<Trouble> complete = new ArrayList<>();

    /** For each kind of trouble: the JDKs that all its tests have run on. */
    private final Map<Trouble, Set<Integer>> ranOn = new EnumMap<>(Trouble.class);

    private final TreeSet<Integer> features = new TreeSet<>();

    private ReadmeTable(List<Class<?>> tests) {
        for (var trouble : Trouble.values()) {
            var ofIt = tests.stream()
                    .filter(each -> each.getAnnotation(Under.class).value() == trouble)
                    .toList();
            if (!ofIt.isEmpty() && ofIt.stream().allMatch(each -> ClaimResults.of(each) != null)) {
                complete.add(trouble);
            }
            for (var test : ofIt) {
                add(trouble, ClaimResults.of(test));
            }
        }
    }

    private void add(Trouble trouble, List<ClaimResults.Result> results) {
        if (results != null) {
            var ofTest = results.stream().map(ClaimResults.Result::feature).collect(Collectors.toSet());
            ranOn.computeIfAbsent(trouble, each -> ofTest).retainAll(ofTest);
        }
        for (var result : results == null ? List.<ClaimResults.Result>of() : results) {
            features.add(result.feature());
            ran.computeIfAbsent(trouble, each -> new TreeMap<>())
                    .computeIfAbsent(result.row(), each -> new TreeMap<>())
                    .put(result.feature(), result.but());
        }
    }

    public static void main(String[] arguments) throws Exception {
        var readme = Path.of(arguments[0]);
        var table = new ReadmeTable(classes());
        if (arguments.length > 1 && arguments[1].equals("write")) {
            table.write(readme);
            return;
        }
        var problems = table.problems(ReadmeRows.of(section(Files.readString(readme))));
        problems.forEach(System.err::println);
        if (!problems.isEmpty()) {
            System.err.println("The README's table is not what the tests show: mvn verify -Datexit.readme=write");
            System.exit(1);
        }
    }

    private static String section(String readme) {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the README lacks " + BEGIN + END);
        }
        return readme.substring(begin + BEGIN.length(), end);
    }

    /** The test classes that have rows in the table. */
    private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
        var found = new ArrayList<Class<?>>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var directory = Path.of(entry).resolve("io/github/atexit/it");
            try (var files = Files.isDirectory(directory) ? Files.list(directory) : Stream.<Path>empty()) {
                for (var file : files.sorted().toList()) {
                    var name = file.getFileName().toString();
                    if (name.endsWith("IT.class")) {
                        var type = Class.forName(
                                "io.github.atexit.it." + name.replace(".class", ""),
                                false,
                                ReadmeTable.class.getClassLoader());
                        if (type.isAnnotationPresent(Under.class)) {
                            found.add(type);
                        }
                    }
                }
            }
        }
        return found;
    }

    private void write(Path readme) throws IOException {
        var text = Files.readString(readme);
        Files.writeString(readme, text.replace(BEGIN + section(text) + END, BEGIN + text() + END));
    }

    private String text() {
        var exceptions = new ArrayList<String>();
        var text = new StringBuilder("\n| JDK |");
        features.forEach(feature -> text.append(" ").append(feature).append(" |"));
        text.append("\n|---|").append("---|".repeat(features.size())).append("\n");
        ran.forEach((trouble, rows) -> {
            text.append("| **")
                    .append(trouble.title())
                    .append("** |")
                    .append(" |".repeat(features.size()))
                    .append("\n");
            rows.forEach((row, cells) -> {
                text.append("| ").append(row).append(" |");
                for (var feature : features) {
                    text.append(" ")
                            .append(cell(cells.get(feature), exceptions))
                            .append(" |");
                }
                text.append("\n");
            });
        });
        text.append("\n");
        for (int i = 0; i < exceptions.size(); i++) {
            text.append(i + 1).append(". ").append(exceptions.get(i)).append("\n");
        }
        return text.append(exceptions.isEmpty() ? "" : "\n").toString();
    }

    private static String cell(String but, List<String> exceptions) {
        if (but == null || but.equals(ClaimResults.NOT_HERE)) {
            return ReadmeRows.NO_CASE;
        }
        if (but.isEmpty()) {
            return ReadmeRows.HELD;
        }
        if (!exceptions.contains(but)) {
            exceptions.add(but);
        }
        return "(" + (exceptions.indexOf(but) + 1) + ")";
    }

    private List<String> problems(ReadmeRows told) {
        var problems = new ArrayList<String>();
        ran.forEach((trouble, rows) -> rows.forEach((row, cells) -> cells.forEach((feature, but) -> {
            var cell = told.cell(trouble, row, feature);
            if (but.equals(ClaimResults.NOT_HERE)) {
                return;
            }
            if (!told.has(trouble, row)) {
                problems.add("missing: " + trouble.title() + ": " + row + ", JDK " + feature);
            } else if (cell != null && !but.equals(cell)) {
                problems.add(trouble.title() + ": " + row + ": JDK " + feature + " has \"" + cell + "\", not \"" + but
                        + "\"");
            }
        })));
        told.forEach((trouble, row, feature) -> {
            boolean didRun = ran.getOrDefault(trouble, Map.of())
                    .getOrDefault(row, Map.of())
                    .containsKey(feature);
            if (!didRun && complete.contains(trouble) && ranOn.get(trouble).contains(feature)) {
                problems.add("did not run: " + trouble.title() + ": " + row + ", JDK " + feature);
            }
        });
        return problems;
    }
}
