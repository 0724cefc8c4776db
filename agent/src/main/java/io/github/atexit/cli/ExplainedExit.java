package io.github.atexit.cli;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.ExitRuling;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RouteSettings;
import io.github.atexit.exit.StatusFilter;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.rule.ExitRule;
import io.github.atexit.rule.RuleAction;
import io.github.atexit.rule.RuleReach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What would happen on one exit: decided as the agent decides it, from the same plan. Immutable. */
final class ExplainedExit {
    /** What a recovery may take in all. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final ExitScenario scenario;
    private final ExitScenario taken;
    private final ExitPlan plan;
    private final @Nullable ExitRule rule;
    private final List<ExitRule> possible = new ArrayList<>();
    private final Map<Phase, List<DeclaredHandler>> running = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Map<String, String> conditions = new HashMap<>();

    private ExplainedExit(ExitManifest manifest, ExitPlan plan, ExitScenario scenario) {
        this.scenario = scenario;
        this.plan = plan;
        this.rule = firstRule(manifest);
        this.taken = becomes(RuleAction.ORDERLY) ? scenario.onRoute(ExitRoute.EXIT) : scenario;
        if (!becomes(RuleAction.DENY)) {
            for (Phase phase : plan.phases()) {
                addPhase(phase);
            }
        }
    }

    static ExplainedExit of(ExitManifest manifest, ExitPlan plan, ExitScenario scenario) {
        return new ExplainedExit(manifest, plan, scenario);
    }

    /** The first rule that is about every such exit; those before it that are about some are kept aside. */
    private @Nullable ExitRule firstRule(ExitManifest manifest) {
        for (ExitRule candidate : manifest.rules()) {
            RuleReach reach = candidate.reach(scenario.route(), scenario.signal(), scenario.status());
            if (reach == RuleReach.EVERY_EXIT) {
                return candidate;
            }
            if (reach == RuleReach.SOME_EXITS) {
                possible.add(candidate);
            }
        }
        return null;
    }

    private boolean becomes(RuleAction action) {
        return rule != null && rule.action() == action;
    }

    private void addPhase(Phase phase) {
        List<DeclaredHandler> handlers = new ArrayList<>();
        for (DeclaredHandler handler : plan.handlersOf(phase)) {
            String why = whySkipped(handler);
            if (why == null) {
                handlers.add(handler);
                String condition = condition(handler);
                if (condition != null) {
                    conditions.put(handler.name(), condition);
                }
            } else {
                skipped.put(handler.name(), why);
            }
        }
        if (!handlers.isEmpty() || (phase.isShutdownHooks() && runsHooks())) {
            running.put(phase, handlers);
        }
    }

    private @Nullable String whySkipped(DeclaredHandler handler) {
        if (!handler.on().accepts(taken.route(), taken.signal())) {
            return "on " + handler.on();
        }
        Integer status = finalStatus();
        if (status != null && !handler.when().accepts(status)) {
            return "when the status is " + handler.when();
        }
        if (becomes(RuleAction.BYPASS)) {
            return "the rule bypasses all";
        }
        if (!settings().runsHandlers()) {
            return "the route runs no handlers";
        }
        for (String need : handler.needs()) {
            if (skipped.containsKey(need)) {
                return "needs " + need;
            }
        }
        return null;
    }

    private @Nullable String condition(DeclaredHandler handler) {
        if (finalStatus() == null && handler.when() != StatusFilter.ANY) {
            return "if the status is " + handler.when();
        }
        for (String need : handler.needs()) {
            String condition = conditions.get(need);
            if (condition != null) {
                return condition;
            }
        }
        return null;
    }

    private RouteSettings settings() {
        return plan.route(taken.route());
    }

    /** The exit that was asked for. */
    ExitScenario scenario() {
        return scenario;
    }

    /** The rule that is about every such exit; null if none is. */
    @Nullable
    ExitRule rule() {
        return rule;
    }

    /** The rules before it that are about some of them. */
    List<ExitRule> possibleRules() {
        return possible;
    }

    /** The phases in which anything runs, with their handlers in the order in which they start. */
    Map<Phase, List<DeclaredHandler>> running() {
        return running;
    }

    /** The handlers that do not run, with the reason. */
    Map<String, String> skipped() {
        return skipped;
    }

    /** What a handler's run depends on beside the route; null for nothing. */
    @Nullable
    String condition(String handler) {
        return conditions.get(handler);
    }

    /** The status after the route's map; null if any is possible. */
    @Nullable
    Integer finalStatus() {
        Integer asked = taken.status();
        return asked == null || becomes(RuleAction.BYPASS)
                ? asked
                : (Integer) settings().mapStatus(asked);
    }

    /** Whether the JVM's hooks run, and files are deleted on exit. */
    boolean runsHooks() {
        return taken.route().runsShutdownHooks() && !becomes(RuleAction.DENY);
    }

    /** Whether finally blocks of live stacks are cut off. */
    boolean cutsFinally() {
        ExitRoute route = taken.route();
        boolean ends = route == ExitRoute.EXIT || route == ExitRoute.SIGNAL || route == ExitRoute.HALT;
        return ends && !becomes(RuleAction.UNWIND) && !becomes(RuleAction.DENY);
    }

    /** What bounds the exit; null for nothing. */
    @Nullable
    Duration deadline() {
        if (!taken.route().isLive()) {
            return RECOVERY;
        }
        ExitRuling ruling = rule == null
                ? null
                : new ExitRuling(rule.toString(), becomes(RuleAction.BYPASS), becomes(RuleAction.ORDERLY));
        return plan.deadline(taken.route(), ruling);
    }

    /** What bounds the phases before the JVM's hooks and the hooks; null for nothing. */
    @Nullable
    Duration deadlineOfHooks() {
        Duration whole = deadline();
        return whole == null || !taken.route().runsShutdownHooks() ? whole : whole.minus(plan.reserve(whole));
    }
}
