package io.github.atexit.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM that the agent is to be loaded into: what speaks against it, as far as it shows from outside. Immutable. */
public final class Target {
    private final JavaProcess process;

    private Target(JavaProcess process) {
        this.process = process;
    }

    /**
     * The JVM of this id.
     *
     * @throws AttachFailedException if it is none, or attaching would fail or do harm
     */
    public static Target of(long pid) throws AttachFailedException {
        JavaProcess process = JavaProcess.of(pid);
        if (JavaProcess.isSupported()) {
            check(process);
        }
        return new Target(process);
    }

    private static void check(JavaProcess process) throws AttachFailedException {
        long pid = process.pid();
        if (!process.isAlive()) {
            throw new AttachFailedException("there is no process " + pid + " (\"list\" shows the JVMs)");
        }
        if (!process.isOwn()) {
            throw new AttachFailedException(
                    "process " + pid + " belongs to another user (uid " + process.user() + "): run this as that user");
        }
        if (!process.isJvm()) {
            throw new AttachFailedException(
                    "process " + pid + " (" + process.name() + ") is no JVM (\"list\" shows the JVMs)");
        }
        if (hasFlag(process, "-XX:+DisableAttachMechanism")) {
            throw new AttachFailedException("JVM " + pid + " forbids attaching (-XX:+DisableAttachMechanism): put the"
                    + " agent on its command line (-javaagent:atexit-agent.jar)");
        }
        if (hasFlag(process, "-XX:-EnableDynamicAgentLoading")) {
            throw new AttachFailedException(
                    "JVM " + pid + " forbids agents at run time (-XX:-EnableDynamicAgentLoading):"
                            + " put the agent on its command line (-javaagent:atexit-agent.jar)");
        }
        if (!process.takesAttachment()) {
            throw new AttachFailedException("JVM " + pid + " would die of the signal that starts an attachment: it runs"
                    + " with -Xrs, or has only just started");
        }
    }

    private static boolean hasFlag(JavaProcess process, String flag) {
        PerfData data = process.perfData();
        if (data != null) {
            return (" " + data.text("java.rt.vmArgs") + " ").contains(" " + flag + " ");
        }
        List<String> commandLine = process.commandLine();
        return commandLine.contains(flag)
                || process.environment().getOrDefault("JAVA_TOOL_OPTIONS", "").contains(flag);
    }

    public long pid() {
        return process.pid();
    }

    /** The variables it was started with. */
    public Map<String, String> environment() {
        return process.environment();
    }

    /** Where its JDK can attach: in parentheses, the launcher to use; empty where it cannot. */
    public String suggestedLauncher() {
        Path launcher = process.launcher();
        Path home = launcher == null ? null : launcher.resolve("../..").normalize();
        boolean canAttach = home != null
                && (Files.exists(home.resolve("lib/libattach.so")) || Files.exists(home.resolve("../lib/tools.jar")));
        return canAttach ? " (such as the JVM's own: " + launcher + ")" : "";
    }
}
