package io.github.atexit.process;

import io.github.atexit.attach.ArmedMark;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running JVM as those see it who list JVMs. Immutable. */
public final class LocalJvm {
    /** How the agent stands in a JVM. */
    public enum Agent {
        /** With a manifest. */
        ARMED("armed"),
        /** Without one. */
        OBSERVING("observing"),
        /** On the command line, and not armed: not yet, or the main class is not accepted, or it is switched off. */
        IDLE("not armed"),
        /** Not there. */
        ABSENT("-"),
        /** The JVM shares nothing with its tools ({@code -XX:-UsePerfData}, {@code -XX:+PerfDisableSharedMem}). */
        UNKNOWN("unknown");

        private final String word;

        Agent(String word) {
            this.word = word;
        }

        /** As lists show it. */
        public String word() {
            return word;
        }
    }

    private static final String AGENT_OPTION = "-javaagent:";
    private static final String AGENT_NAME = "atexit-agent";

    private final long pid;
    private final String java;
    private final String main;
    private final Agent agent;
    private final String manifest;
    private final long handlers;

    private LocalJvm(long pid, String java, String main, Agent agent, String manifest, long handlers) {
        this.pid = pid;
        this.java = java;
        this.main = main;
        this.agent = agent;
        this.manifest = manifest;
        this.handlers = handlers;
    }

    /** The JVMs of the calling user, this one left out, by their ids; of all users for root. */
    public static List<LocalJvm> all() throws IOException {
        long self = Long.parseLong(
                Paths.get("/proc/self").toRealPath().getFileName().toString());
        List<LocalJvm> jvms = new ArrayList<>();
        for (JavaProcess process : JavaProcess.all()) {
            if (process.pid() != self) {
                jvms.add(of(process));
            }
        }
        return jvms;
    }

    /** What is seen of a process. */
    public static LocalJvm of(JavaProcess process) {
        PerfData data = process.perfData();
        List<String> commandLine = process.commandLine();
        if (data == null) {
            boolean named = isNamed(String.join(" ", commandLine))
                    || process.environment().entrySet().stream()
                            .anyMatch(variable ->
                                    variable.getKey().endsWith("JAVA_OPTIONS") && isNamed(variable.getValue()))
                    || isNamed(process.environment().getOrDefault("JAVA_TOOL_OPTIONS", ""));
            return new LocalJvm(
                    process.pid(), "", JavaCommand.mainOf(commandLine), named ? Agent.UNKNOWN : Agent.ABSENT, "", 0);
        }
        String command = data.text("sun.rt.javaCommand");
        String main = command.isEmpty() ? JavaCommand.mainOf(commandLine) : JavaCommand.firstWord(command);
        boolean named = isNamed(data.text("java.rt.vmArgs"));
        Map.Entry<String, Long> mark = mark(data);
        if (mark == null) {
            Agent agent = named ? Agent.IDLE : Agent.ABSENT;
            return new LocalJvm(process.pid(), data.text("java.property.java.version"), main, agent, "", 0);
        }
        String manifest = mark.getKey().substring(ArmedMark.PREFIX.length());
        return new LocalJvm(
                process.pid(),
                data.text("java.property.java.version"),
                main,
                manifest.isEmpty() ? Agent.OBSERVING : Agent.ARMED,
                manifest,
                mark.getValue());
    }

    private static boolean isNamed(String arguments) {
        return arguments.contains(AGENT_OPTION) && arguments.contains(AGENT_NAME);
    }

    /** The mark that is in force; null if there is none. */
    private static Map.@Nullable Entry<String, Long> mark(PerfData data) {
        for (Map.Entry<String, Long> number : data.numbers().entrySet()) {
            if (number.getKey().startsWith(ArmedMark.PREFIX) && number.getValue() != ArmedMark.WITHDRAWN) {
                return number;
            }
        }
        return null;
    }

    public long pid() {
        return pid;
    }

    /** The value of {@code java.version}; empty if it is not known. */
    public String java() {
        return java;
    }

    /** The main class, module or jar, as the launcher was told; empty if it is not known. */
    public String main() {
        return main;
    }

    public Agent agent() {
        return agent;
    }

    /** The armed manifest, as an absolute path; empty if there is none. */
    public String manifest() {
        return manifest;
    }

    /** How many handlers are armed. */
    public long handlers() {
        return handlers;
    }
}
