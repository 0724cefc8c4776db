package io.github.atexit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command: its {@code @Command} has its name and its one line of help, its fields are its options and parameters, and
 * {@link #call()} does the work and returns the exit status. Used once.
 */
abstract class ToolCommand implements Callable<Integer> {
    /** What the command works with. */
    final ToolContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    ToolCommand(ToolContext context) {
        this.context = context;
    }

    /** Tells the parser what annotations cannot, such as that options end at the first parameter. */
    void configure(CommandLine line) {}

    /** What to throw where the command line is wrong: it is printed with the command's usage, the exit status is 2. */
    final ParameterException misuse(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** Prints a line of the result. */
    final void print(String line) {
        context.out().println(line);
    }
}
