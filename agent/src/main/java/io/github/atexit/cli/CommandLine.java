package io.github.atexit.cli;

import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.HandlerTypeRegistry;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.SystemVariables;
import io.github.atexit.manifest.VariableSource;
import io.github.atexit.manifest.Words;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line tool. Problems of what it was asked to look at go to its output, misuse to its error output. */
public final class CommandLine {
    /** All is well. */
    public static final int OK = 0;
    /** What the command looked at has problems. */
    public static final int PROBLEMS = 1;
    /** The command line was wrong. */
    public static final int USAGE = 2;

    private static final List<String> COMMANDS = Arrays.asList("validate", "schema", "--help", "--version");

    private final HandlerTypeRegistry types;
    private final VariableSource variables;
    private final String version;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(HandlerTypeRegistry types, VariableSource variables, String version, PrintStream out, PrintStream err) {
        this.types = types;
        this.variables = variables;
        this.version = version;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs a command. The version it may print is the Implementation-Version of this class's package.
     *
     * @return the exit status: {@value #OK}, {@value #PROBLEMS} or {@value #USAGE}
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Package self = CommandLine.class.getPackage();
        return run(args, self == null ? null : self.getImplementationVersion(), out, err);
    }

    /**
     * Runs a command.
     *
     * @param version what {@code --version} prints; null if it is not known
     * @return the exit status: {@value #OK}, {@value #PROBLEMS} or {@value #USAGE}
     */
    public static int run(String[] args, @Nullable String version, PrintStream out, PrintStream err) {
        HandlerTypes types = new HandlerTypes(new NoJvm());
        return new CommandLine(types, new SystemVariables(), version == null ? "unknown" : version, out, err).run(args);
    }

    int run(String... args) {
        String command = args.length == 0 ? "" : args[0];
        switch (command) {
            case "validate":
                return args.length == 2 ? validate(args[1]) : usage("validate needs one file");
            case "schema":
                return args.length == 1 ? print(ManifestSchema.of(types)) : usage("schema takes no arguments");
            case "--help":
            case "-h":
                return print(help());
            case "--version":
                return print("atexit-agent " + version);
            case "":
                return usage("a command is missing");
            default:
                return unknown(command);
        }
    }

    private int validate(String file) {
        ManifestReading reading =
                new ManifestReader(types, variables).withAdvice().read(file, false);
        for (ManifestProblem problem : reading.problems()) {
            out.println(problem);
        }
        ExitManifest manifest = reading.manifest();
        if (manifest == null) {
            return PROBLEMS;
        }
        int handlers = manifest.handlers().size();
        return print(file + ": ok, " + handlers + (handlers == 1 ? " handler" : " handlers"));
    }

    private int unknown(String command) {
        String nearest = Words.nearest(command, COMMANDS);
        String question = nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
        return usage("unknown command \"" + command + "\" (" + Words.list(COMMANDS) + question + ')');
    }

    private int print(String text) {
        out.println(text);
        return OK;
    }

    private int usage(String problem) {
        err.println("atexit-agent: " + problem);
        err.println(help());
        return USAGE;
    }

    private static String help() {
        String start = "java -jar atexit-agent.jar ";
        return "Usage:\n"
                + "  " + start + "validate FILE   check a manifest, print its problems\n"
                + "  " + start + "schema          print the JSON Schema of manifests\n"
                + "  " + start + "--help          print this\n"
                + "  " + start + "--version       print the version\n"
                + "  java -javaagent:atexit-agent.jar=FILE ...     run a Java program with the agent\n"
                + "Exit status: 0, 1 (problems found), 2 (usage).";
    }
}
