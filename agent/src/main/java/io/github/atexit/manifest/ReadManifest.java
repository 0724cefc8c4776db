package io.github.atexit.manifest;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RouteSettings;
import io.github.atexit.rule.ExitRule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest made of the members of its root object. */
final class ReadManifest implements ExitManifest {
    private static final Duration DEFAULT_SLOW = Duration.ofSeconds(10);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final ObjectFields fields;
    private final List<String> mainClass;
    private final boolean tellsMainClass;
    private final List<Phase> phases;
    private final Map<ExitRoute, RouteSettings> routes;
    private final ReportSettings report;
    private final @Nullable String journal;
    private final List<String> wrappers;
    private final List<String> classpath;
    private final List<ExitRule> rules;
    private final List<DeclaredHandler> handlers;
    private final List<String> secrets;

    /** Reads what the root's fields hold; problems go to {@code reading}. */
    ReadManifest(ObjectFields fields, HandlerTypeRegistry types, boolean watched, Reading reading) {
        this.fields = fields;
        List<ManifestNode> declaredPhases = fields.nodes("phases");
        ManifestNode routesNode = fields.node("routes");
        ManifestNode reportNode = fields.node("report");
        int before = reading.problems.count();
        mainClass = MainClassGlobs.read(fields, reading.problems);
        boolean readable = fields.parsed("mainClass") != null && reading.problems.count() == before;
        tellsMainClass = readable || !fields.has("mainClass");
        phases = fields.has("phases") ? PhasesReader.read(declaredPhases, reading) : PhasesReader.defaults();
        routes = routesNode == null
                ? Collections.<ExitRoute, RouteSettings>emptyMap()
                : RoutesReader.read(routesNode, reading);
        report = reportNode == null ? ReportSettings.NONE : report(reportNode, reading);
        journal = fields.path("journal");
        wrappers = fields.constants("wrappers");
        classpath = fields.has("classpath")
                ? ClasspathReader.read(fields, reading.problems)
                : Collections.<String>emptyList();
        rules = fields.has("rules")
                ? RulesReader.read(fields.nodes("rules"), reading)
                : Collections.<ExitRule>emptyList();
        handlers = new HandlersReader(
                        types,
                        phases,
                        fields.duration("timeout", DEFAULT_TIMEOUT),
                        watched || fields.has("journal"),
                        reading)
                .read(fields.nodes("handlers"));
        secrets = reading.secrets.values();
        checkJmx(reading.problems);
        checkSentinel(watched || fields.has("journal"), reading.problems);
    }

    private void checkSentinel(boolean hasJournal, Problems problems) {
        ManifestNode node = fields.raw("sentinel");
        if (node != null && sentinel() && !hasJournal) {
            problems.at(node, "\"sentinel\" has nothing to judge by", "it needs a \"journal\"", null);
        }
    }

    @Override
    public boolean sentinel() {
        return Boolean.TRUE.equals(fields.parsed("sentinel"));
    }

    private void checkJmx(Problems problems) {
        ManifestNode node = fields.raw("jmx");
        if (node != null && jmx() && !JdkModule.MANAGEMENT.isPresent()) {
            problems.at(node, JdkModule.MANAGEMENT.problem("\"jmx\""), JdkModule.MANAGEMENT.remedy(), null);
        }
    }

    @Override
    public boolean jmx() {
        return Boolean.TRUE.equals(fields.parsed("jmx"));
    }

    private static ReportSettings report(ManifestNode node, Reading reading) {
        ObjectFields report = ObjectFields.read("\"report\"", node, ManifestKeys.report(), true, reading);
        ManifestNode otlp = report.node("otlp");
        return new ReportSettings(
                report.name("console"),
                report.path("file"),
                report.path("html"),
                report.path("terminationLog"),
                otlp == null ? null : OtlpReader.read(otlp, reading));
    }

    /** Whether {@link #mainClass()} had no problem. */
    boolean tellsMainClass() {
        return tellsMainClass;
    }

    @Override
    public List<String> mainClass() {
        return mainClass;
    }

    @Override
    public @Nullable Duration deadline() {
        return (Duration) fields.parsed("deadline");
    }

    @Override
    public @Nullable Boolean strict() {
        return (Boolean) fields.parsed("strict");
    }

    @Override
    public Duration slow() {
        return fields.duration("slow", DEFAULT_SLOW);
    }

    @Override
    public List<Phase> phases() {
        return Collections.unmodifiableList(phases);
    }

    @Override
    public @Nullable Integer failureStatus() {
        return "keep".equals(fields.parsed("failureStatus")) ? null : (Integer) fields.integer("failureStatus", 1);
    }

    @Override
    public Map<ExitRoute, RouteSettings> routes() {
        return routes;
    }

    @Override
    public List<ExitRule> rules() {
        return rules;
    }

    @Override
    public Duration timeout() {
        return fields.duration("timeout", DEFAULT_TIMEOUT);
    }

    @Override
    public List<String> classpath() {
        return classpath;
    }

    @Override
    public List<DeclaredHandler> handlers() {
        return Collections.unmodifiableList(handlers);
    }

    @Override
    public ReportSettings report() {
        return report;
    }

    @Override
    public @Nullable String journal() {
        return journal;
    }

    @Override
    public List<String> wrappers() {
        return wrappers;
    }

    @Override
    public List<String> secrets() {
        return secrets;
    }
}
