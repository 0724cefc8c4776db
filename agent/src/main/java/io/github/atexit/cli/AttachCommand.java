package io.github.atexit.cli;

import io.github.atexit.attach.AttachReply;
import io.github.atexit.launch.AgentOptions;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.process.AttachApi;
import io.github.atexit.process.AttachFailedException;
import io.github.atexit.process.Target;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads the agent into a running JVM, or gives the agent that is in it another manifest. */
@Command(
        name = "attach",
        description = "Arm a JVM that already runs.",
        footer = {
            "",
            "Without FILE the agent observes. Where it is armed already, FILE replaces its",
            "manifest; relative paths inside count from the JVM's working directory.",
        })
final class AttachCommand extends ToolCommand {
    private static final String OF_CLASSPATH = " of \"classpath\": no such file";

    @Parameters(index = "0", paramLabel = "PID", description = "The JVM's process id (\"list\" shows them).")
    private String pid = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The manifest.")
    private @Nullable String file;

    AttachCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        try {
            return attach(Target.of(number()));
        } catch (AttachFailedException e) {
            context.err().println("atexit-agent attach: " + ToolContext.escaped(e.getMessage()));
            return Tool.PROBLEMS;
        }
    }

    private long number() {
        try {
            long number = Long.parseLong(pid);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw misuse("a process id is a number, not \"" + pid + "\" (\"list\" shows them)");
    }

    private int attach(Target target) throws AttachFailedException {
        if (!AttachApi.isPresent()) {
            throw new AttachFailedException("this Java has no attach API (it is a JRE, or lacks the module jdk.attach):"
                    + " run this with a JDK" + target.suggestedLauncher());
        }
        String argument =
                file == null ? "" : "manifest=" + escape(Paths.get(file).toAbsolutePath());
        try (AttachApi api = AttachApi.attach(target.pid())) {
            if (!isRight(argument, new TargetVariables(target.environment(), api.systemProperties()))) {
                return Tool.PROBLEMS;
            }
            return answer(target, api.loadAgent(AgentJar.path(), argument));
        }
    }

    /** Whether the agent will find nothing wrong there; what is wrong is printed. */
    private boolean isRight(String argument, TargetVariables variables) throws AttachFailedException {
        AgentOptions options = AgentOptions.parse(argument, variables);
        if (!options.isEnabled()) {
            throw new AttachFailedException("the agent is switched off in that JVM (enabled=false)");
        }
        options.problems().forEach(problem -> print(ToolContext.escaped(problem)));
        if (!options.problems().isEmpty() || file == null) {
            return options.problems().isEmpty();
        }
        ManifestReader reader = new ManifestReader(context.types(), variables);
        ManifestReading reading =
                (options.journal() == null ? reader : reader.withJournal()).read(file, options.isTrusting());
        // The agent looks again before it changes anything, and from the JVM's own directory.
        boolean onlyThere = !reading.problems().isEmpty();
        for (ManifestProblem problem : reading.problems()) {
            onlyThere &= problem.isWarning() || problem.toString().contains(OF_CLASSPATH);
        }
        for (ManifestProblem problem : reading.problems()) {
            if (reading.manifest() == null && !onlyThere) {
                print(problem.toString());
            }
        }
        return reading.manifest() != null || onlyThere;
    }

    private int answer(Target target, AttachReply reply) {
        String who = "JVM " + target.pid() + ": ";
        String handlers = reply.handlers() + (reply.handlers() == 1 ? " handler" : " handlers");
        String what = reply.manifest().isEmpty()
                ? ", observing only"
                : " with " + ToolContext.escaped(reply.manifest()) + ", " + handlers;
        boolean refused = reply.outcome() == AttachReply.Outcome.REFUSED;
        if (!refused) {
            print(who + reply.outcome().words() + what);
        }
        for (String line : reply.lines()) {
            if (refused) {
                context.err().println("atexit-agent attach: " + who + ToolContext.escaped(line));
            } else {
                print("  " + ToolContext.escaped(line));
            }
        }
        return refused ? Tool.PROBLEMS : Tool.OK;
    }

    /** As the agent's argument wants it. */
    private static String escape(Path path) {
        return path.normalize()
                .toString()
                .replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("=", "\\=");
    }
}
