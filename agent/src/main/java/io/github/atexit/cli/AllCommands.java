package io.github.atexit.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The one list of commands, and what the tool does without one. */
@Command(
        name = Tool.NAME,
        customSynopsis = {
            Tool.NAME + " COMMAND [ARGUMENT...]",
            "       java -javaagent:atexit-agent.jar[=MANIFEST] -jar app.jar",
        },
        description = {
            "",
            "Runs the exit handlers of a JSON manifest, whichever way a JVM ends, and",
            "reports who ended it and what was skipped.",
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "\"" + Tool.NAME + " COMMAND --help\" tells more.",
            "Exit status: 0, 1 (problems found), 2 (usage)."
        })
final class AllCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    /** All commands, in the order of the help: from a first question about a JVM to what few need. */
    static List<ToolCommand> of(ToolContext context) {
        List<ToolCommand> commands = new ArrayList<>();
        commands.add(new WhyCommand(context));
        commands.add(new ValidateCommand(context));
        commands.add(new ExplainCommand(context));
        commands.add(new ScanCommand(context));
        commands.add(new ReportCommand(context));
        commands.add(new AttachCommand(context));
        commands.add(new ListCommand(context));
        commands.add(new SchemaCommand(context));
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
