package io.github.atexit.cli;

import io.github.atexit.scan.Finding;
import io.github.atexit.scan.FindingKind;
import io.github.atexit.scan.Scan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what jars and directories do about the JVM's end. */
@Command(
        name = "scan",
        description = {
            "List the exit calls, hooks and pools of jars.",
            "",
            "Reads class files, runs nothing. Jars inside jars count (Spring Boot, WAR, EAR).",
            ""
        })
final class ScanCommand extends ToolCommand {
    private static final int WIDEST = 48;

    @Parameters(paramLabel = "JAR|DIR", arity = "1..*", description = "What to scan.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--manifest", description = "Print the draft of a manifest for what is found.")
    private boolean drafts;

    ScanCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        Scan scan = Scan.of(paths);
        if (drafts) {
            scan.problems().forEach(problem -> context.err().println(ToolContext.escaped(problem)));
            print(DraftManifest.of(paths, scan));
        } else {
            scan.problems().forEach(problem -> print(ToolContext.escaped(problem)));
            list(scan);
        }
        return scan.problems().isEmpty() ? Tool.OK : Tool.PROBLEMS;
    }

    private void list(Scan scan) {
        int width = scan.findings().values().stream()
                .flatMap(List::stream)
                .mapToInt(finding -> Math.min(WIDEST, finding.what().length()))
                .max()
                .orElse(0);
        scan.findings().forEach((group, findings) -> {
            print(ToolContext.escaped(group));
            counted(findings, width)
                    .forEach((line, count) -> print(line + (count == 1 ? "" : " (" + count + " times)")));
            print("");
        });
        print(String.format(
                "%,d %s in %,d %s: %s",
                scan.classes(),
                scan.classes() == 1 ? "class" : "classes",
                scan.jars(),
                scan.jars() == 1 ? "place" : "places",
                summary(scan)));
    }

    /** The lines in the order of kinds, then of the class files; a compiler copies a finally block, which is one line. */
    private static Map<String, Integer> counted(List<Finding> findings, int width) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (FindingKind kind : FindingKind.values()) {
            for (Finding finding : findings) {
                if (finding.kind() == kind) {
                    String text =
                            String.format("  %-14s  %-" + width + "s  %s", kind.id(), finding.what(), finding.where());
                    lines.merge(ToolContext.escaped(text), 1, Integer::sum);
                }
            }
        }
        return lines;
    }

    /** How many of each kind. */
    static String summary(Scan scan) {
        Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);
        scan.findings().values().stream()
                .flatMap(List::stream)
                .forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        for (FindingKind kind : FindingKind.values()) {
            text.append(text.length() == 0 ? "" : ", ").append(kind.counted(counts.getOrDefault(kind, 0)));
        }
        return text.toString();
    }
}
