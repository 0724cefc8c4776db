package io.github.atexit.cli;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import io.github.atexit.manifest.Durations;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a manifest would do on each route. */
@Command(
        name = "explain",
        description = {
            "Tell what a manifest would run, in which order, and how long.",
            "",
            "\"worst\": a phase's time if each handler takes all of its timeout.",
            "\"until\": when the phase is over at the latest, from the exit's begin.",
            ""
        })
final class ExplainCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", description = "The manifest.")
    private String file = "";

    @Option(names = "--route", paramLabel = "R", description = "Of one route only, such as halt or signal:TERM.")
    private @Nullable String route;

    @Option(names = "--status", paramLabel = "N", description = "Of exits that ask for this status only.")
    private @Nullable Integer status;

    ExplainCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        List<ExitScenario> scenarios = scenarios();
        ManifestReading reading = new ManifestReader(context.types(), context.variables()).read(file, false);
        reading.problems().forEach(problem -> print(problem.toString()));
        ExitManifest manifest = reading.manifest();
        if (manifest == null) {
            return Tool.PROBLEMS;
        }
        ExitPlan plan = plan(manifest);
        head(manifest);
        routes(manifest, plan, scenarios);
        aside(manifest, plan);
        return Tool.OK;
    }

    /** The plan that the agent would make. */
    static ExitPlan plan(ExitManifest manifest) {
        return new ExitPlan(
                manifest.phases(),
                manifest.handlers(),
                manifest.routes(),
                manifest.deadline(),
                manifest.failureStatus(),
                manifest.slow());
    }

    private List<ExitScenario> scenarios() {
        if (route == null) {
            return ExitScenario.all(status);
        }
        List<ExitScenario> known = ExitScenario.all(null);
        List<String> words = known.stream().map(ExitScenario::word).collect(Collectors.toList());
        words.add(3, ExitRoute.SIGNAL.id());
        if (!words.contains(route)) {
            String nearest = Words.nearest(route, words);
            String question = nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
            throw misuse("unknown route \"" + route + "\" (" + Words.list(words) + question + ')');
        }
        List<ExitScenario> wanted = ExitScenario.all(status).stream()
                .filter(scenario ->
                        scenario.word().equals(route) || scenario.route().id().equals(route))
                .collect(Collectors.toList());
        if (wanted.isEmpty()) {
            throw misuse("the route " + route + " does not ask for status " + status);
        }
        return wanted;
    }

    private void head(ExitManifest manifest) {
        int handlers = manifest.handlers().size();
        Duration deadline = manifest.deadline();
        Integer failure = manifest.failureStatus();
        print(ToolContext.escaped(file) + ": " + handlers + (handlers == 1 ? " handler, " : " handlers, ")
                + (deadline == null ? "no deadline" : "deadline " + Durations.text(deadline.toMillis()))
                + (failure == null ? ", a failure keeps the status" : ", a failure makes status 0 a " + failure));
    }

    /** Routes of which the same is to be told are told of together. */
    private void routes(ExitManifest manifest, ExitPlan plan, List<ExitScenario> scenarios) {
        Map<String, List<ExplainedExit>> told = new LinkedHashMap<>();
        for (ExitScenario scenario : scenarios) {
            if (scenario.route().isLive() || route != null || servesDead(manifest)) {
                ExplainedExit exit = ExplainedExit.of(manifest, plan, scenario);
                String text = String.join("\n", ExitExplanation.of(exit)) + exit.deadline() + exit.runsHooks();
                told.computeIfAbsent(text, lines -> new ArrayList<>()).add(exit);
            }
        }
        for (List<ExplainedExit> exits : told.values()) {
            print("");
            print(heading(exits));
            ExitExplanation.of(exits.get(0)).forEach(line -> print(ToolContext.escaped(line)));
            jvm(exits);
        }
    }

    private static boolean servesDead(ExitManifest manifest) {
        return manifest.handlers().stream().anyMatch(handler -> handler.on().acceptsDead());
    }

    private static String heading(List<ExplainedExit> exits) {
        Duration deadline = exits.get(0).deadline();
        return words(exits)
                + (deadline == null ? ": no deadline" : ": deadline " + Durations.text(deadline.toMillis()))
                + statuses(exits);
    }

    /** The routes, each once; single signals where they differ. */
    private static String words(List<ExplainedExit> exits) {
        List<String> words = new ArrayList<>();
        long signals =
                exits.stream().filter(exit -> exit.scenario().signal() != null).count();
        for (ExplainedExit exit : exits) {
            String word = signals == 3
                    ? exit.scenario().route().id()
                    : exit.scenario().word();
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return String.join(", ", words);
    }

    private static String statuses(List<ExplainedExit> exits) {
        StringBuilder text = new StringBuilder();
        for (ExplainedExit exit : exits) {
            Integer asked = exit.scenario().status();
            Integer mapped = exit.finalStatus();
            if (asked != null && mapped != null && !asked.equals(mapped)) {
                text.append(", status ").append(asked).append(" becomes ").append(mapped);
            }
        }
        return text.toString();
    }

    /** What the JVM itself runs and skips on these routes. */
    private void jvm(List<ExplainedExit> exits) {
        ExplainedExit first = exits.get(0);
        if (!first.scenario().route().isLive()) {
            print("  at the next start of the same application, or by the sentinel");
            return;
        }
        List<ExplainedExit> cutting =
                exits.stream().filter(ExplainedExit::cutsFinally).collect(Collectors.toList());
        String which = cutting.size() == exits.size() ? "" : " (" + words(cutting) + ")";
        String cut = cutting.isEmpty() ? "" : "finally blocks of live stacks" + which;
        if (first.runsHooks()) {
            print("  runs  shutdown hooks, delete-on-exit files");
            if (!cut.isEmpty()) {
                print("  skips " + cut);
            }
        } else if (!cut.isEmpty()) {
            print("  skips shutdown hooks, delete-on-exit files, " + cut);
        }
    }

    private void aside(ExitManifest manifest, ExitPlan plan) {
        aside(plan, Phase.MAIN_END, "when main returns or throws, before its thread ends");
        aside(
                plan,
                Phase.SLOW,
                "beside an exit that lasts longer than "
                        + Durations.text(manifest.slow().toMillis()));
    }

    private void aside(ExitPlan plan, String name, String when) {
        List<DeclaredHandler> handlers = plan.handlersOf(new Phase(name, false, false, null));
        if (!handlers.isEmpty() && route == null) {
            print("");
            print(name + ": " + when);
            PhaseTable table = new PhaseTable("  ");
            table.add("", "", "", "");
            int number = 0;
            for (DeclaredHandler handler : handlers) {
                String timeout = Durations.text(handler.timeout().toMillis());
                table.add(++number + ".", handler.name(), handler.type(), timeout);
            }
            table.lines().stream().skip(1).forEach(line -> print(ToolContext.escaped(line)));
        }
    }
}
