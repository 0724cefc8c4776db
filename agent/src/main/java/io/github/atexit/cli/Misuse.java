package io.github.atexit.cli;

import io.github.atexit.manifest.Words;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Tells what is wrong with a command line, and what was probably meant. Stateless. */
final class Misuse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        CommandLine line = thrown.getCommandLine();
        boolean isTool = line.getParent() == null;
        PrintWriter err = line.getErr();
        String who = isTool ? "atexit-agent: " : "atexit-agent " + line.getCommandName() + ": ";
        err.println(who + ToolContext.escaped(problem(thrown)));
        if (isTool && args.length == 0) {
            line.usage(err, line.getColorScheme());
        } else {
            err.print("Usage: " + line.getHelp().synopsis("Usage: ".length()));
            err.println("\"" + line.getCommandSpec().qualifiedName() + " --help\" tells more.");
        }
        err.flush();
        return Tool.USAGE;
    }

    private static String problem(ParameterException thrown) {
        CommandLine line = thrown.getCommandLine();
        if (!line.getUnmatchedArguments().isEmpty()) {
            return unmatched(line, line.getUnmatchedArguments().get(0));
        }
        if (thrown instanceof MissingParameterException) {
            return missing(((MissingParameterException) thrown).getMissing());
        }
        String message = String.valueOf(thrown.getMessage());
        boolean isSentence = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return isSentence ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    private static String unmatched(CommandLine line, String word) {
        List<String> options = options(line.getCommandSpec());
        if (line.getParent() == null) {
            List<String> known = new ArrayList<>(commands(line));
            known.addAll(options);
            return unknown(word.startsWith("-") ? "option" : "command", word, known);
        }
        return word.startsWith("-") ? unknown("option", word, options) : "unexpected argument \"" + word + '"';
    }

    private static String unknown(String what, String word, List<String> known) {
        @Nullable String nearest = Words.nearest(word.replaceFirst("=.*", ""), known);
        String question = nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
        return "unknown " + what + " \"" + word + "\" (" + Words.list(known) + question + ')';
    }

    private static String missing(List<ArgSpec> missing) {
        List<String> names = new ArrayList<>();
        for (ArgSpec argument : missing) {
            names.add(
                    argument.isOption()
                            ? ((OptionSpec) argument).longestName() + ' ' + argument.paramLabel()
                            : argument.paramLabel());
        }
        return Words.list(names) + (names.size() == 1 ? " is missing" : " are missing");
    }

    private static List<String> commands(CommandLine line) {
        List<String> names = new ArrayList<>();
        line.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
            }
        });
        return names;
    }

    private static List<String> options(CommandSpec spec) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                names.add(option.longestName());
            }
        }
        return names;
    }
}
