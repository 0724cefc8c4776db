package io.github.atexit.sentinel;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the companion is started: a shell with a constant script, which gets everything that varies as arguments, so that
 * nothing is parsed twice. In a session of its own where there is a {@code setsid}, so that what ends the application's
 * process group or terminal does not end it. Its working directory is the root and its output goes nowhere: it keeps
 * nothing open that is the application's. Immutable.
 */
public final class SentinelShell {
    /** What process lists call it, as the first argument after the script. */
    static final String NAME = "atexit-sentinel";

    /** The line that means a clean end. */
    static final byte[] GOODBYE_LINE = "goodbye\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads a line, which comes at the end, or never. The recovery is deaf to the terminal, as a script's background job
     * is, and to nothing else.
     */
    private static final String SCRIPT = "trap '' HUP INT QUIT TSTP TTIN TTOU TERM USR1 USR2 PIPE ALRM;"
            + " read -r word; [ \"$word\" = goodbye ] && exit 0;"
            + " cd -- \"$1\" || exit 1; shift;"
            + " trap - TERM USR1 USR2 PIPE ALRM;"
            + " exec \"$@\" </dev/null";

    private static final List<String> SESSIONS = Arrays.asList("/usr/bin/setsid", "/bin/setsid");

    /** Would give the recovery options and agents that are meant for the application. */
    private static final List<String> JVM_VARIABLES =
            Arrays.asList("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private final File shell;
    private final String directory;
    private final List<String> recovery;
    private final String properties;

    SentinelShell(File shell, String directory, List<String> recovery, String properties) {
        this.shell = shell;
        this.directory = directory;
        this.recovery = recovery;
        this.properties = properties;
    }

    /**
     * @param directory the working directory of the recovery
     * @param recovery the program to start when the JVM is gone, and its arguments; others can read them
     * @param properties system properties for the recovery, which go where others cannot read them: in the variable
     *     {@link PropertyLine#VARIABLE} of its environment
     */
    public static SentinelShell of(String directory, List<String> recovery, Map<String, String> properties) {
        return new SentinelShell(new File("/bin/sh"), directory, recovery, PropertyLine.of(properties));
    }

    /**
     * Starts it. Its standard input is a pipe from this JVM, which ends when the JVM does.
     *
     * @throws IOException if there is no shell, or no process can be had
     */
    Process start() throws IOException {
        if (!shell.canExecute()) {
            throw new IOException("there is no " + shell);
        }
        File nowhere = new File("/dev/null");
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(new File("/"))
                .redirectOutput(nowhere)
                .redirectError(nowhere);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(JVM_VARIABLES);
        environment.put("ATEXIT_ENABLED", "false");
        if (!properties.isEmpty()) {
            environment.put(PropertyLine.VARIABLE, properties);
        }
        return builder.start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<String>();
        String session = session();
        if (session != null) {
            command.add(session);
        }
        command.addAll(Arrays.asList(shell.getPath(), "-c", SCRIPT, NAME, directory));
        command.addAll(recovery);
        return command;
    }

    private static @Nullable String session() {
        for (String candidate : SESSIONS) {
            if (new File(candidate).canExecute()) {
                return candidate;
            }
        }
        return null;
    }
}
