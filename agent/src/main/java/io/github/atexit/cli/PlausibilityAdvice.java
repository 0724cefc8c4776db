package io.github.atexit.cli;

import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.Phase;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestAdvice;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Problems;
import io.github.atexit.manifest.SentinelTypes;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Warns of what a manifest may say and hardly means. Stateless. */
final class PlausibilityAdvice implements ManifestAdvice {
    @Override
    public void check(ExitManifest manifest, ManifestNode root, Problems problems) {
        List<HandlerNode> handlers = HandlerNode.all(manifest, root);
        unreachable(manifest, handlers, problems);
        ManifestNode sentinel = root.members().get("sentinel");
        boolean hasSentinel = sentinel != null && sentinel.kind() == ManifestNode.Kind.BOOLEAN && sentinel.bool();
        for (HandlerNode handler : handlers) {
            closedEarly(manifest, handler, problems);
            unguarded(handler, problems);
            if (hasSentinel) {
                leftByTheSentinel(handler, problems);
                unseen(handler, problems);
            }
            if (handler.handler().type().equals("exec")) {
                HandlerNode.elements(handler.value("command")).stream()
                        .limit(1)
                        .forEach(program -> writable(program, program, problems));
            }
        }
        writableManifest(root, problems);
        HandlerNode.elements(root.members().get("classpath")).forEach(jar -> writable(jar, jar, problems));
    }

    private static void unreachable(ExitManifest manifest, List<HandlerNode> handlers, Problems problems) {
        ExitPlan plan = ExplainCommand.plan(manifest);
        Set<String> reached = new HashSet<>();
        List<ExplainedExit> exits = new ArrayList<>();
        for (ExitScenario scenario : ExitScenario.all(null)) {
            ExplainedExit exit = ExplainedExit.of(manifest, plan, scenario);
            exits.add(exit);
            exit.running().values().forEach(running -> running.forEach(handler -> reached.add(handler.name())));
        }
        for (HandlerNode each : handlers) {
            String phase = each.handler().phase();
            boolean isAside = phase.equals(Phase.MAIN_END) || phase.equals(Phase.SLOW);
            if (!isAside && !reached.contains(each.handler().name())) {
                String why = whyUnreached(each, exits);
                problems.warnAt(
                        each.at(each.value("on") == null ? "when" : "on"),
                        "no exit reaches the handler \"" + each.handler().name() + '"'
                                + (why == null ? "" : " (" + why + ")"));
            }
        }
    }

    /** Of the first exit that its {@code on} is for. */
    private static @Nullable String whyUnreached(HandlerNode each, List<ExplainedExit> exits) {
        for (ExplainedExit exit : exits) {
            ExitScenario scenario = exit.scenario();
            if (each.handler().on().accepts(scenario.route(), scenario.signal())) {
                String why = exit.skipped().get(each.handler().name());
                return why == null ? null : "on " + scenario.word() + ": " + why;
            }
        }
        return null;
    }

    private static void closedEarly(ExitManifest manifest, HandlerNode each, Problems problems) {
        boolean early = false;
        for (Phase phase : manifest.phases()) {
            if (phase.isShutdownHooks()) {
                break;
            }
            early |= phase.name().equals(each.handler().phase());
        }
        if (early && each.handler().type().equals("close")) {
            problems.warnAt(
                    each.at(each.value("phase") == null ? "class" : "phase"),
                    "closed in the phase \"" + each.handler().phase()
                            + "\", before the application's hooks, which may still use it: a phase after"
                            + " \"shutdown-hooks\" is safer");
        }
    }

    private static void unguarded(HandlerNode each, Problems problems) {
        ManifestNode delete = each.handler().type().equals("file") ? each.value("delete") : null;
        if (delete == null || each.value("ifContains") != null) {
            return;
        }
        String name = new File(delete.string()).getName().toLowerCase(Locale.ROOT);
        boolean isPid = name.endsWith(".pid") || name.equals("pid");
        if (isPid || name.endsWith(".lock") || name.endsWith(".lck") || name.equals("lock")) {
            problems.warnAt(
                    delete,
                    "the " + (isPid ? "pid" : "lock") + " file is deleted whoever wrote it, another instance too: say"
                            + (isPid
                                    ? " \"ifContains\": \"${jvm:pid}\""
                                    : " \"ifContains\" with what only this one writes"));
        }
    }

    private static void leftByTheSentinel(HandlerNode each, Problems problems) {
        if (each.handler().on().acceptsDead()
                && !SentinelTypes.all().contains(each.handler().type())) {
            problems.warnAt(
                    each.at("type"),
                    "the sentinel cannot run a handler of the type \""
                            + each.handler().type()
                            + "\" and leaves it to the next start; it runs exec, file, http and log");
        }
    }

    private static void unseen(HandlerNode each, Problems problems) {
        if (!each.handler().on().acceptsDead() || !each.handler().type().equals("log")) {
            return;
        }
        String to = each.value("to") == null ? "stderr" : each.text("to");
        if ("stderr".equals(to) || "stdout".equals(to)) {
            problems.warnAt(
                    each.at("to"),
                    "the sentinel holds nothing of the application's open, so that nobody sees what it writes to " + to
                            + ": say \"to\": a file");
        }
    }

    private static void writableManifest(ManifestNode root, Problems problems) {
        writable(root, root.source().name(), "the manifest", problems);
    }

    private static void writable(ManifestNode at, ManifestNode text, Problems problems) {
        if (text.kind() == ManifestNode.Kind.STRING && text.string().indexOf('/') >= 0) {
            writable(at, text.string(), "\"" + text.string() + '"', problems);
        }
    }

    private static void writable(ManifestNode at, String path, String what, Problems problems) {
        String who = Writers.othersOf(path);
        if (who != null) {
            problems.warnAt(at, what + " can be written by " + who);
        }
    }
}
