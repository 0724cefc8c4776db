package io.github.atexit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that may be a JVM, as {@code /proc} and the memory that it shares with its tools show it. Looking does not
 * disturb it. Each call looks anew.
 */
public final class JavaProcess {
    private static final int SIGQUIT = 3;

    private final long pid;
    private final Path proc;

    private JavaProcess(long pid, Path proc) {
        this.pid = pid;
        this.proc = proc;
    }

    /** The process of this id, whether there is one or not. */
    public static JavaProcess of(long pid) {
        return new JavaProcess(pid, Paths.get("/proc", Long.toString(pid)));
    }

    /** Whether the system tells of processes in {@code /proc}; where it does not, nothing else here is known. */
    public static boolean isSupported() {
        return Files.isDirectory(Paths.get("/proc/self"));
    }

    /** All processes that the calling user may look into and that are JVMs, by their ids. */
    public static List<JavaProcess> all() throws IOException {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Paths.get("/proc"), "[0-9]*")) {
            for (Path entry : entries) {
                pids.add(Long.parseLong(entry.getFileName().toString()));
            }
        }
        pids.sort(null);
        List<JavaProcess> jvms = new ArrayList<>();
        for (long pid : pids) {
            JavaProcess process = of(pid);
            if (process.isOwn() && process.isJvm()) {
                jvms.add(process);
            }
        }
        return jvms;
    }

    public long pid() {
        return pid;
    }

    /** Whether there is such a process; one that only waits to be reaped counts as ended. */
    public boolean isAlive() {
        String status = status("State");
        return !status.isEmpty() && !status.startsWith("Z") && !status.startsWith("X");
    }

    /** The id of the user it runs as; -1 if it is not known. */
    public int user() {
        String ids = status("Uid");
        try {
            return Integer.parseInt(ids.split("\\s+", -1)[1]); // the effective one
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return -1;
        }
    }

    /** Whether it runs as the calling user, or that one may do all. */
    public boolean isOwn() {
        int self = new JavaProcess(0, Paths.get("/proc/self")).user();
        return self == 0 || self == user();
    }

    /** Whether it has loaded a JVM. */
    public boolean isJvm() {
        return read("maps").contains("/libjvm.so");
    }

    /** Its name as the system shows it. */
    public String name() {
        return status("Name");
    }

    /** Whether SIGQUIT, which starts an attachment, is anything but its death. */
    public boolean takesAttachment() {
        try {
            long caught = Long.parseUnsignedLong(status("SigCgt"), 16);
            return (caught & (1L << (SIGQUIT - 1))) != 0;
        } catch (NumberFormatException e) {
            return true; // a system that does not tell
        }
    }

    /** The arguments it was started with; empty if they cannot be read. */
    public List<String> commandLine() {
        return split(read("cmdline"));
    }

    /** The variables it was started with; empty if they cannot be read. */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : split(read("environ"))) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                variables.putIfAbsent(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    /** The launcher of its JDK; null if it is not known. */
    public @Nullable Path launcher() {
        try {
            return Files.readSymbolicLink(proc.resolve("exe"));
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** What it shares with its tools; null if it shares nothing. */
    @Nullable
    PerfData perfData() {
        String[] ids = status("NSpid").trim().split("\\s+", -1);
        String inside = ids[ids.length - 1].isEmpty() ? Long.toString(pid) : ids[ids.length - 1];
        Path temporary = proc.resolve("root/tmp"); // its own, where it runs in a container
        try (DirectoryStream<Path> users = Files.newDirectoryStream(temporary, "hsperfdata_*")) {
            for (Path user : users) {
                Path file = user.resolve(inside);
                if (Files.isDirectory(user, LinkOption.NOFOLLOW_LINKS) && isOfUser(file)) {
                    PerfData data = PerfData.read(file);
                    if (data != null) {
                        return data;
                    }
                }
            }
        } catch (IOException e) {
            // No such directory, or none that may be looked into.
        }
        return null;
    }

    private boolean isOfUser(Path file) {
        try {
            Object owner = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            return owner.equals(user()) || owner.equals(Integer.valueOf(0));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A field of {@code /proc/<pid>/status}; empty if there is none. */
    private String status(String field) {
        for (String line : read("status").split("\n", -1)) {
            if (line.startsWith(field + ":")) {
                return line.substring(field.length() + 1).trim();
            }
        }
        return "";
    }

    private String read(String file) {
        try {
            return new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split("\0", -1)));
        parts.remove(parts.size() - 1);
        return parts;
    }
}
