package io.github.atexit.cli;

import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.journal.RunIdentity;
import io.github.atexit.launch.AgentOptions;
import io.github.atexit.launch.DeathJudge;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.SentinelTypes;
import io.github.atexit.manifest.VariableSource;
import io.github.atexit.sentinel.PropertyLine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sentinel starts when its JVM is gone: judges the dead runs of an identity as the next start would, and runs
 * the handlers that need no JVM of the application's. Past the library that the other commands are parsed with, which
 * costs more time than all of this.
 */
final class RecoverCommand {
    static final String NAME = "recover";

    private static final String USAGE = "atexit-agent: " + NAME + " is the sentinel's own command\n"
            + "Usage: " + Tool.NAME + " " + NAME + " PID MAIN-CLASS OPTIONS\n"
            + "  PID         the process that is gone\n"
            + "  MAIN-CLASS  its main class\n"
            + "  OPTIONS     as after -javaagent:atexit-agent.jar=";

    private final long noticed = System.currentTimeMillis();
    private final String pid;
    private final String mainClass;
    private final AgentOptions options;
    private final ManifestReader reader;
    private final PrintStream err;

    private RecoverCommand(String pid, String mainClass, AgentOptions options, VariableSource seen, PrintStream err) {
        this.pid = pid;
        this.mainClass = mainClass;
        this.options = options;
        this.reader = new ManifestReader(new HandlerTypes(new NoJvm()), seen).withJournal();
        this.err = err;
    }

    /** Runs the command; its name is the first of the arguments. */
    static int run(String[] arguments, PrintStream err) throws IOException {
        if (arguments.length != 4) {
            err.println(USAGE);
            return Tool.USAGE;
        }
        String line = System.getenv(PropertyLine.VARIABLE);
        Map<String, String> properties = PropertyLine.parse(line == null ? "" : line);
        AgentOptions options = AgentOptions.parse(arguments[3], new Nothing());
        return new RecoverCommand(arguments[1], arguments[2], options, new Given(properties), err).judge();
    }

    private int judge() throws IOException {
        String file = options.manifest();
        ManifestReading reading = file == null ? null : reader.read(file, options.isTrusting());
        ExitManifest manifest = reading == null ? null : reading.manifest();
        AgentOptions merged = manifest == null ? options : options.or(manifest);
        String journal = merged.journal();
        if (reading == null
                || manifest == null
                || journal == null
                || !options.problems().isEmpty()) {
            // Whoever starts the application again is going to hear of it.
            tellProblems(reading);
            return Tool.PROBLEMS;
        }
        DeathJudge.of(merged, manifest, new Again(file), SentinelTypes.all())
                .judge(journal, RunIdentity.of(file, mainClass), pid, noticed);
        return Tool.OK;
    }

    private void tellProblems(@Nullable ManifestReading reading) {
        for (String problem : options.problems()) {
            err.println("atexit-agent: " + problem);
        }
        if (reading == null) {
            err.println("atexit-agent: no manifest is given");
            return;
        }
        for (ManifestProblem problem : reading.problems()) {
            err.println(problem);
        }
    }

    /** The manifest, read once more for each run. */
    private final class Again implements DeathJudge.Handlers {
        private final @Nullable String file;

        Again(@Nullable String file) {
            this.file = file;
        }

        @Override
        public @Nullable ExitManifest fresh() {
            return file == null ? null : reader.read(file, options.isTrusting()).manifest();
        }
    }

    /** Options come from the arguments only. */
    private static final class Nothing implements VariableSource {
        @Override
        public @Nullable String environment(String name) {
            return null;
        }

        @Override
        public @Nullable String property(String name) {
            return null;
        }
    }

    /** The environment that the run had, too, and its properties. */
    private static final class Given implements VariableSource {
        private final Map<String, String> properties;

        Given(Map<String, String> properties) {
            this.properties = properties;
        }

        @Override
        public @Nullable String environment(String name) {
            return System.getenv(name);
        }

        @Override
        public @Nullable String property(String name) {
            String value = properties.get(name);
            return value == null ? System.getProperty(name) : value;
        }
    }
}
