package io.github.atexit.evidence;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/** The file in which a JVM says of what fatal error it died. Immutable. */
public final class HsErrFile {
    private static final int HEAD = 65536; // bytes; what is read of a file
    private static final String DETECTED = "A fatal error has been detected by the Java Runtime Environment:";
    private static final String NO_MEMORY =
            "There is insufficient memory for the Java Runtime Environment to continue.";
    private static final String ELAPSED = "elapsed time: ";
    /** A file system may round a file's time down. */
    private static final long ROUNDING = 2000; // milliseconds

    private static final int MOST_LINES = 2;
    private static final Path SELF = Paths.get("/proc/self");

    private final File file;
    private final String text;

    private HsErrFile(File file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Finds the file of a process where the JVM would have written it: as {@code -XX:ErrorFile} says, else in its
     * working directory, else in {@code /tmp}.
     *
     * @param pid as the process itself saw it
     * @param errorFile the pattern given; null for none
     * @param directory the process's working directory
     * @param startMillis when the process started, in milliseconds since the epoch: an older file is another's, because
     *     in containers all have the same id
     * @return null if there is none
     */
    public static @Nullable HsErrFile find(long pid, @Nullable String errorFile, String directory, long startMillis) {
        if (errorFile != null && !errorFile.isEmpty()) {
            File given = new File(expand(errorFile, pid));
            HsErrFile found = read(given.isAbsolute() ? given : new File(directory, given.getPath()), pid, startMillis);
            if (found != null) {
                return found;
            }
        }
        String name = "hs_err_pid" + pid + ".log";
        HsErrFile found = read(new File(directory, name), pid, startMillis);
        return found == null ? read(new File("/tmp", name), pid, startMillis) : found;
    }

    /** The pattern with the process's id for {@code %p} and a percent sign for {@code %%}. */
    static String expand(String pattern, long pid) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
            if (pattern.charAt(i) == '%' && next == 'p') {
                path.append(pid);
                i++;
            } else {
                path.append(pattern.charAt(i));
                i += pattern.charAt(i) == '%' && next == '%' ? 1 : 0;
            }
        }
        return path.toString();
    }

    private static @Nullable HsErrFile read(File file, long pid, long startMillis) {
        if (!isOwn(file) || file.lastModified() < startMillis - ROUNDING) {
            return null;
        }
        String text = SmallFile.read(file.getPath(), HEAD);
        boolean isOfJvm = text != null && (text.contains(DETECTED) || text.contains(NO_MEMORY));
        if (text == null || !isOfJvm) {
            return null;
        }
        int pidAt = text.indexOf("pid=");
        boolean others = pidAt >= 0 && !text.startsWith("pid=" + pid + ",", pidAt);
        return others ? null : new HsErrFile(file, text);
    }

    /** Whether it is a plain file of this user's: in /tmp anybody can lay one out. */
    private static boolean isOwn(File file) {
        try {
            Path path = file.toPath();
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.getAttribute(path, "unix:uid").equals(Files.getAttribute(SELF, "unix:uid"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return true; // no users of this kind here
        } catch (IOException e) {
            return false;
        }
    }

    /** The file's path. */
    public String path() {
        return file.getPath();
    }

    /** When it was last written, in milliseconds since the epoch. */
    public long millis() {
        return file.lastModified();
    }

    /** How long the JVM had lived, in milliseconds; negative if the file does not say. */
    public long uptimeMillis() {
        int start = text.indexOf(ELAPSED);
        int end = start < 0 ? -1 : text.indexOf(" seconds", start);
        if (end < 0) {
            return -1;
        }
        try {
            return (long) (Double.parseDouble(text.substring(start + ELAPSED.length(), end)) * 1000);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The error in one line, such as {@code SIGSEGV (0xb) at pc=0x…, pid=7, tid=9; C  [libc.so.6+0x85f14]}. */
    public String problem() {
        boolean memory = !text.contains(DETECTED);
        StringBuilder problem = new StringBuilder();
        if (memory) {
            problem.append(NO_MEMORY);
            append(problem, NO_MEMORY, 1);
        } else {
            append(problem, DETECTED, MOST_LINES);
            append(problem, "# Problematic frame:", 1);
        }
        return problem.length() == 0 ? "a fatal error" : problem.toString();
    }

    /** Adds the first lines below a heading, to the next that is empty. */
    private void append(StringBuilder problem, String heading, int most) {
        int at = text.indexOf(heading);
        int line = at < 0 ? -1 : text.indexOf('\n', at);
        int lines = 0;
        while (line >= 0 && lines < most) {
            int end = text.indexOf('\n', line + 1);
            String content = text.substring(line + 1, end < 0 ? text.length() : end);
            boolean isText =
                    content.startsWith("# ") && !content.substring(1).trim().isEmpty();
            if (!isText && (lines > 0 || !content.equals("#"))) {
                return;
            }
            if (isText) {
                problem.append(problem.length() == 0 ? "" : "; ")
                        .append(content.substring(1).trim());
                lines++;
            }
            line = end;
        }
    }

    /** What the file says, in words. */
    public String evidence() {
        return path() + ": " + problem();
    }
}
