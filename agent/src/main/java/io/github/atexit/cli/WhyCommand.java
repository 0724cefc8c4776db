package io.github.atexit.cli;

import io.github.atexit.process.ObservedCommand;
import io.github.atexit.process.ObservedEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command and says why each JVM in it ended. */
@Command(
        name = "why",
        description = "Run a command, say why its JVMs ended.",
        customSynopsis = "java -jar atexit-agent.jar why [-h] [--json] -- COMMAND...",
        footer = {
            "",
            "The command has this one's input, output and signals, and this one has its exit",
            "status (127 if there is no such program, 126 if it cannot be run). Every JVM in",
            "it is observed by way of JAVA_TOOL_OPTIONS, which JVMs mention on stderr. What",
            "is found is said on stderr; with --json, as the last line of stdout.",
        })
final class WhyCommand extends ToolCommand {
    @Option(names = "--json", description = "Print one JSON object on stdout instead.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments.")
    private List<String> command = new ArrayList<>();

    WhyCommand(ToolContext context) {
        super(context);
    }

    @Override
    void configure(CommandLine line) {
        line.setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException {
        try (ObservedCommand observed = ObservedCommand.prepare()) {
            int status;
            try {
                status = observed.run(command, AgentJar.path());
            } catch (IOException e) {
                return notStarted();
            }
            List<ObservedEnd> ends = ObservedEnd.of(observed, System.getenv());
            if (json) {
                print(WhyJson.of(status, ends));
            } else {
                context.err().print(WhyText.of(status, ends));
            }
            return status;
        }
    }

    private int notStarted() throws IOException {
        String program = command.get(0);
        String path = context.variables().environment("PATH");
        int status = ObservedCommand.statusOfFailure(program, path == null ? "" : path);
        context.err()
                .println("atexit-agent why: " + ToolContext.escaped(program)
                        + (status == 127 ? ": there is no such program" : ": it cannot be run"));
        if (json) {
            print(WhyJson.of(status, new ArrayList<>()));
        }
        return status;
    }
}
