package io.github.atexit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags of a JVM that have a say in how it dies without a word. Immutable. */
public final class JvmFlags {
    private static final String EXIT_ON_OUT_OF_MEMORY = "ExitOnOutOfMemoryError";
    private static final String ERROR_FILE = "-XX:ErrorFile=";
    private static final String[] VARIABLES = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"};

    private final boolean exitsOnOutOfMemory;
    private final boolean reducesSignals;
    private final @Nullable String errorFile;

    /**
     * @param exitsOnOutOfMemory {@code -XX:+ExitOnOutOfMemoryError}
     * @param reducesSignals {@code -Xrs}
     * @param errorFile the pattern of {@code -XX:ErrorFile}; null if it is not given
     */
    public JvmFlags(boolean exitsOnOutOfMemory, boolean reducesSignals, @Nullable String errorFile) {
        this.exitsOnOutOfMemory = exitsOnOutOfMemory;
        this.reducesSignals = reducesSignals;
        this.errorFile = errorFile;
    }

    /** This JVM's, from its command line and its environment: the management beans cost 35 ms. */
    public static JvmFlags ofSelf() {
        return of(JvmArguments.read("/proc/self/cmdline"), System.getenv());
    }

    /**
     * The flags of a JVM.
     *
     * @param commandLine its arguments, the application's included
     * @param environment its variables, of which some hold further arguments
     */
    public static JvmFlags of(List<String> commandLine, Map<String, String> environment) {
        List<String> arguments = new ArrayList<String>();
        for (String argument : JvmArguments.ofJvm(commandLine)) {
            arguments.add(argument);
        }
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null) {
                JvmArguments.split(value, arguments);
            }
        }
        boolean exits = false;
        boolean reduces = false;
        String file = null;
        for (String argument : arguments) {
            if (argument.startsWith("-XX:") && argument.endsWith(EXIT_ON_OUT_OF_MEMORY)) {
                exits = argument.charAt("-XX:".length()) == '+';
            } else if (argument.equals("-Xrs") || argument.equals("-XX:+ReduceSignalUsage")) {
                reduces = true;
            } else if (argument.startsWith(ERROR_FILE)) {
                file = argument.substring(ERROR_FILE.length());
            }
        }
        return new JvmFlags(exits, reduces, file);
    }

    public boolean exitsOnOutOfMemory() {
        return exitsOnOutOfMemory;
    }

    public boolean reducesSignals() {
        return reducesSignals;
    }

    /** The pattern of the hs_err file; null for the JVM's own. */
    public @Nullable String errorFile() {
        return errorFile;
    }

    /** What the flags say of a death without a trace; empty if nothing. */
    public List<String> evidence() {
        List<String> evidence = new ArrayList<String>();
        if (exitsOnOutOfMemory) {
            evidence.add("ExitOnOutOfMemoryError is among the JVM's flags: a full heap ends it with status 3");
        }
        if (reducesSignals) {
            evidence.add("-Xrs is among the JVM's flags: SIGTERM, SIGINT and SIGHUP end it at once");
        }
        return evidence;
    }
}
