package io.github.atexit.cli;

import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.manifest.SystemVariables;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line tool. Problems of what it was asked to look at go to its output, misuse to its error output. */
public final class Tool {
    /** All is well. */
    public static final int OK = 0;
    /** What the command looked at has problems. */
    public static final int PROBLEMS = 1;
    /** The command line was wrong. */
    public static final int USAGE = 2;

    /** How a user starts it. */
    static final String NAME = "java -jar atexit-agent.jar";

    private Tool() {}

    /**
     * Runs a command.
     *
     * @param version what {@code --version} prints; null if it is not known
     * @return the exit status: {@value #OK}, {@value #PROBLEMS} or {@value #USAGE}, or that of a command which the tool
     *     ran
     */
    public static int run(String[] args, @Nullable String version, PrintStream out, PrintStream err) {
        if (args.length > 0 && args[0].equals(RecoverCommand.NAME)) {
            return recover(args, err);
        }
        ToolContext context = new ToolContext(
                new HandlerTypes(new NoJvm()),
                new SystemVariables(),
                version == null ? "unknown" : version,
                Terminal.showsColours(),
                out,
                err);
        return line(context).execute(args);
    }

    private static int recover(String[] args, PrintStream err) {
        try {
            return RecoverCommand.run(args, err);
        } catch (IOException e) {
            err.println("atexit-agent: " + ToolContext.escaped(e.getMessage()));
            return PROBLEMS;
        }
    }

    /** The parser of the whole command line. */
    static CommandLine line(ToolContext context) {
        CommandLine line = new CommandLine(new AllCommands());
        line.getCommandSpec()
                .version("atexit-agent " + context.version())
                .addOption(help())
                .addOption(version());
        for (ToolCommand command : AllCommands.of(context)) {
            CommandLine subcommand = new CommandLine(command);
            subcommand.getCommandSpec().addOption(help());
            line.addSubcommand(subcommand);
            command.configure(subcommand);
        }
        line.setHelpSectionKeys(commandsBeforeOptions(line.getHelpSectionKeys()));
        line.setOut(new PrintWriter(new StreamWriter(context.out()), true));
        line.setErr(new PrintWriter(new StreamWriter(context.err()), true));
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setColorScheme(Help.defaultColorScheme(context.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setParameterExceptionHandler(new Misuse());
        line.setExecutionExceptionHandler((thrown, where, parsed) -> failed(thrown, context));
        return line;
    }

    private static List<String> commandsBeforeOptions(List<String> keys) {
        List<String> sections = new ArrayList<>(keys);
        sections.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        sections.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        sections.addAll(
                sections.indexOf(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING),
                Arrays.asList(
                        UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, UsageMessageSpec.SECTION_KEY_COMMAND_LIST));
        return sections;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this.")
                .build();
    }

    private static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build();
    }

    /** What no command foresaw: a stack trace only where it is the tool's own fault. */
    private static int failed(Exception thrown, ToolContext context) {
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            context.err().println("atexit-agent: " + ToolContext.escaped(thrown.getMessage()));
        } else {
            context.err().println("atexit-agent: this is a fault of the tool, please report it");
            thrown.printStackTrace(context.err());
        }
        return PROBLEMS;
    }
}
