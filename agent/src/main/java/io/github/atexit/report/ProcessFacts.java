package io.github.atexit.report;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which process this is. Read from {@code /proc} where there is one: the JDK's ways (ProcessHandle, the management beans,
 * name resolution) cost up to 35 ms. Immutable.
 */
public final class ProcessFacts {
    final String pid;
    final String host;
    /** Empty where the system does not tell. */
    final List<String> commandLine;

    final String javaVersion;
    final String javaVendor;
    final String agentVersion;
    private final long startNanos;

    private ProcessFacts(String pid, String host, String javaVersion, String javaVendor, String agentVersion) {
        this.pid = pid;
        this.host = host;
        this.commandLine = Collections.emptyList();
        this.javaVersion = javaVersion;
        this.javaVendor = javaVendor;
        this.agentVersion = agentVersion;
        this.startNanos = 0;
    }

    private ProcessFacts(String agentVersion, long startNanos) {
        this.pid = readPid();
        this.host = readHost();
        this.commandLine = readCommandLine();
        this.javaVersion = System.getProperty("java.version", "");
        this.javaVendor = System.getProperty("java.vendor", "");
        this.agentVersion = agentVersion;
        this.startNanos = startNanos;
    }

    /**
     * Reads what is known of this process.
     *
     * @param startNanos the value of {@link System#nanoTime} at the agent's start, which is taken for the JVM's
     */
    public static ProcessFacts read(String agentVersion, long startNanos) {
        return new ProcessFacts(agentVersion, startNanos);
    }

    /** What is known of another process, which has died; its command line may hold secrets and is not kept. */
    public static ProcessFacts ofDead(
            String pid, String host, String javaVersion, String javaVendor, String agentVersion) {
        return new ProcessFacts(pid, host, javaVersion, javaVendor, agentVersion);
    }

    public String pid() {
        return pid;
    }

    public String agentVersion() {
        return agentVersion;
    }

    public String host() {
        return host;
    }

    /** The arguments of the process, the JVM's own included. */
    public List<String> commandLine() {
        return commandLine;
    }

    /** Milliseconds from the agent's start to a value of {@link System#nanoTime}. */
    public long uptimeMillis(long nanoTime) {
        return (nanoTime - startNanos) / 1000000;
    }

    private static String readPid() {
        try {
            String name = new File("/proc/self").getCanonicalFile().getName();
            if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
                return name;
            }
        } catch (IOException e) {
            // No /proc here.
        }
        String name = java.lang.management.ManagementFactory.getRuntimeMXBean().getName();
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private static String readHost() {
        String kernel = firstLine("/proc/sys/kernel/hostname");
        if (kernel != null) {
            return kernel;
        }
        String variable = System.getenv("HOSTNAME");
        if (variable == null) {
            variable = System.getenv("COMPUTERNAME");
        }
        return variable == null ? "" : variable;
    }

    private static @Nullable String firstLine(String file) {
        String text = read(file, 4096);
        if (text == null) {
            return null;
        }
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static List<String> readCommandLine() {
        List<String> arguments = new ArrayList<String>();
        String text = read("/proc/self/cmdline", 65536);
        if (text == null) {
            return arguments;
        }
        int start = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', start)) {
            arguments.add(text.substring(start, end));
            start = end + 1;
        }
        return arguments;
    }

    private static @Nullable String read(String file, int most) {
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[most];
            int length = 0;
            int read;
            while (length < most && (read = in.read(bytes, length, most - length)) > 0) {
                length += read;
            }
            Charset charset = StandardCharsets.UTF_8;
            return new String(bytes, 0, length, charset);
        } catch (IOException e) {
            return null;
        }
    }
}
