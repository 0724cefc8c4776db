package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RouteSettings;
import io.github.atexit.rule.ExitRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest that was read: what the exit needs of it. Immutable. */
public interface ExitManifest {
    /** The globs of which one must match the main class; empty if the manifest does not say. */
    List<String> mainClass();

    /** Bounds the whole exit; null if the manifest does not say. */
    @Nullable
    Duration deadline();

    /** Whether a wrong configuration stops the start; null if the manifest does not say. */
    @Nullable
    Boolean strict();

    /** How long an exit lasts before it counts as slow. */
    Duration slow();

    /** The phases in their order, {@code shutdown-hooks} among them. */
    List<Phase> phases();

    /** What status 0 becomes when a handler fails; null for {@code "keep"}. */
    @Nullable
    Integer failureStatus();

    /** The settings of the routes that the manifest mentions. */
    Map<ExitRoute, RouteSettings> routes();

    /** The rules in the order of their declaration. */
    List<ExitRule> rules();

    /** What a handler may take that does not say. */
    Duration timeout();

    /** The jars with the user's own handlers, as absolute paths. */
    List<String> classpath();

    /** The handlers in the order of their declaration, without those that are not enabled. */
    List<DeclaredHandler> handlers();

    /** Where reports go. */
    ReportSettings report();

    /** The journal's directory; null if the manifest does not say. */
    @Nullable
    String journal();

    /** Whether a companion process is to watch the JVM. */
    boolean sentinel();

    /** Further classes whose callers count as the caller of an exit. */
    List<String> wrappers();

    /** The values that no output may show, each of six characters or more. */
    List<String> secrets();

    /** Whether the agent is to register its MBean. */
    boolean jmx();

    /**
     * What the exit is to do.
     *
     * @param deadline bounds the whole exit: an option's, or the manifest's own; null for none
     */
    default ExitPlan plan(@Nullable Duration deadline) {
        ExitPlan plan = new ExitPlan(phases(), handlers(), routes(), deadline, failureStatus(), slow());
        return rules().isEmpty() ? plan : plan.withRules();
    }
}
