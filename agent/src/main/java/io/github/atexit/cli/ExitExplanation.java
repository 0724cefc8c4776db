package io.github.atexit.cli;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.Phase;
import io.github.atexit.manifest.Durations;
import io.github.atexit.manifest.WorstCase;
import io.github.atexit.rule.ExitRule;
import io.github.atexit.rule.RuleAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what would happen on one exit, as lines that a person reads at a glance. Used once. */
final class ExitExplanation {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final ExplainedExit exit;
    private final PhaseTable table = new PhaseTable("  ");
    private final List<String> lines = new ArrayList<>();
    private int number;
    private long wanted;
    private long elapsed;
    private boolean hooksPassed;
    private boolean cut;

    private ExitExplanation(ExplainedExit exit) {
        this.exit = exit;
    }

    /** The lines that are the same for all exits of which the same is to be told. */
    static List<String> of(ExplainedExit exit) {
        ExitExplanation explanation = new ExitExplanation(exit);
        explanation.rules();
        if (exit.rule() == null || exit.rule().action() != RuleAction.DENY) {
            explanation.phases();
            explanation.skipped();
        }
        return explanation.lines;
    }

    private void rules() {
        for (ExitRule rule : exit.possibleRules()) {
            lines.add("  rule " + rule + ": if " + rule.condition() + ", " + effect(rule.action()));
        }
        ExitRule rule = exit.rule();
        if (rule != null) {
            lines.add("  rule " + rule + ": " + effect(rule.action()));
        }
    }

    private static String effect(RuleAction action) {
        switch (action) {
            case BYPASS:
                return "no handler runs, the route is a bare JVM's";
            case DENY:
                return "the call throws ExitDeniedException and the JVM lives on";
            case ORDERLY:
                return "the halt becomes an exit, with handlers and shutdown hooks";
            case UNWIND:
                return "finally blocks of the calling thread run first";
            default:
                return "the exit goes its way";
        }
    }

    private void phases() {
        if (exit.running().isEmpty()) {
            lines.add("  no handler runs");
            return;
        }
        table.add("phase", "worst", "until", "", "", "", "", "");
        exit.running().forEach((phase, handlers) -> {
            if (phase.isShutdownHooks()) {
                hooks(phase);
            } else {
                phase(phase, handlers);
            }
        });
        table.add("in all", Durations.text(wanted), until(), "", "", "", "", "");
        lines.addAll(table.lines());
        if (cut) {
            lines.add("  * cut by the deadline");
        }
    }

    private void hooks(Phase phase) {
        Duration limit = exit.deadlineOfHooks();
        elapsed = limit == null ? FOR_EVER : limit.toMillis();
        table.add(phase.name(), "-", until(), "", "", "", "", "");
        hooksPassed = true;
    }

    private void phase(Phase phase, List<DeclaredHandler> handlers) {
        long worst = WorstCase.millis(phase, handlers);
        wanted += worst;
        elapsed = elapsed == FOR_EVER ? FOR_EVER : elapsed + worst;
        String name = phase.name();
        String time = Durations.text(worst);
        String until = until();
        for (DeclaredHandler handler : handlers) {
            table.add(
                    name,
                    time,
                    until,
                    ++number + ".",
                    handler.name(),
                    handler.type(),
                    Durations.text(handler.timeout().toMillis()),
                    remarks(phase, handlers, handler));
            name = "";
            time = "";
            until = "";
        }
    }

    /** When all so far is over at the latest, counted from the exit's begin. Hooks take all they may. */
    private String until() {
        Duration limit = hooksPassed ? exit.deadline() : exit.deadlineOfHooks();
        if (limit != null && elapsed > limit.toMillis()) {
            elapsed = limit.toMillis();
            cut = true;
            return Durations.text(elapsed) + '*';
        }
        return elapsed == FOR_EVER ? "-" : Durations.text(elapsed);
    }

    private String remarks(Phase phase, List<DeclaredHandler> handlers, DeclaredHandler handler) {
        List<String> remarks = new ArrayList<>();
        if (phase.isParallel() && handlers.size() > 1) {
            remarks.add("side by side");
        }
        if (!handler.needs().isEmpty()) {
            remarks.add("needs " + String.join(", ", handler.needs()));
        }
        @Nullable String condition = exit.condition(handler.name());
        if (condition != null) {
            remarks.add(condition);
        }
        if (handler.isOptional()) {
            remarks.add("optional");
        }
        return String.join("; ", remarks);
    }

    private void skipped() {
        StringBuilder text = new StringBuilder();
        exit.skipped()
                .forEach((name, why) -> text.append(text.length() == 0 ? "" : ", ")
                        .append(name)
                        .append(" (")
                        .append(why)
                        .append(')'));
        if (text.length() > 0) {
            lines.add("  skips handlers: " + text);
        }
    }
}
