package io.github.atexit.launch;

import io.github.atexit.attach.ObservedRun;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.VariableSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user set for this start, from the agent's argument, system properties and environment variables, in that
 * precedence. Immutable.
 */
public final class AgentOptions {
    private final boolean enabled;
    private final @Nullable String manifest;
    private final @Nullable String console;
    private final @Nullable String report;
    private final @Nullable String journal;
    private final @Nullable Duration deadline;
    private final List<String> mainClass;
    private final @Nullable Boolean strict;
    private final boolean trust;
    private final boolean debug;
    private final @Nullable String observer;
    private final List<String> problems;

    private AgentOptions(boolean enabled, OptionValues values, @Nullable String observer, List<String> problems) {
        this.observer = observer;
        this.enabled = enabled;
        this.manifest = values.manifest();
        this.console = values.console();
        this.report = values.text(OptionNames.REPORT);
        this.journal = values.text(OptionNames.JOURNAL);
        this.deadline = values.deadline();
        this.mainClass = values.mainClass();
        this.strict = values.truth(OptionNames.STRICT);
        this.trust = Boolean.TRUE.equals(values.truth(OptionNames.TRUST));
        this.debug = Boolean.TRUE.equals(values.truth(OptionNames.DEBUG));
        this.problems = Collections.unmodifiableList(problems);
    }

    private AgentOptions(AgentOptions options, ExitManifest from) {
        enabled = options.enabled;
        manifest = options.manifest;
        trust = options.trust;
        debug = options.debug;
        observer = options.observer;
        problems = options.problems;
        console = options.console == null && options.observer == null
                ? from.report().console()
                : options.console;
        report = options.report == null ? from.report().file() : options.report;
        journal = options.journal == null ? from.journal() : options.journal;
        deadline = options.deadline == null ? from.deadline() : options.deadline;
        mainClass = options.mainClass.isEmpty() ? from.mainClass() : options.mainClass;
        strict = options.strict == null ? from.strict() : options.strict;
    }

    /**
     * Finds out what the user set.
     *
     * @param arguments what stands behind {@code -javaagent:atexit-agent.jar=}; null if nothing does
     */
    public static AgentOptions parse(@Nullable String arguments, VariableSource variables) {
        List<String> problems = new ArrayList<String>();
        OptionValues values = new OptionValues(OptionArguments.parse(arguments, problems), variables, problems);
        // The switch of last resort works whatever else is said, and however it is said.
        boolean enabled = !"false".equalsIgnoreCase(variables.environment(OptionNames.variable(OptionNames.ENABLED)))
                && !Boolean.FALSE.equals(values.truth(OptionNames.ENABLED));
        return new AgentOptions(enabled, values, variables.environment(ObservedRun.VARIABLE), problems);
    }

    /** The same options, where what no option gives is the manifest's. */
    public AgentOptions or(ExitManifest from) {
        return new AgentOptions(this, from);
    }

    /** Whether the agent is to do anything at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** What is wrong with the options, as sentences to print; empty if nothing is. */
    public List<String> problems() {
        return problems;
    }

    /** The manifest's path; null if there is no manifest. */
    public @Nullable String manifest() {
        return manifest;
    }

    /** {@code off}, {@code auto}, {@code summary} or {@code full}: what is given, else what the manifest's being there says. */
    public String console() {
        if (console != null) {
            return console;
        }
        if (observer != null) {
            return "off"; // it says the same when all has ended
        }
        return manifest == null ? "summary" : "auto";
    }

    /** The JSON Lines file of the reports; null if there is none. */
    public @Nullable String report() {
        return report;
    }

    /** The journal's directory; null if there is none. */
    public @Nullable String journal() {
        return journal;
    }

    /** Bounds the whole exit; null if nothing does. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /** The globs of which one must match the main class; empty if all main classes outside the JDK are meant. */
    public List<String> mainClass() {
        return mainClass;
    }

    /**
     * Whether a wrong configuration stops the start.
     *
     * @param unsaid what a manifest with problems still tells; null if it does not
     */
    public boolean isStrict(@Nullable Boolean unsaid) {
        return strict == null ? !Boolean.FALSE.equals(unsaid) : strict;
    }

    /** Whether a manifest that everyone can write is accepted. */
    public boolean isTrusting() {
        return trust;
    }

    /** The directory in which the command {@code why} waits to hear of this JVM; null if none does. */
    @Nullable
    String observer() {
        return observer;
    }

    /** Whether the agent tells on stderr what it does. */
    public boolean isDebug() {
        return debug;
    }
}
