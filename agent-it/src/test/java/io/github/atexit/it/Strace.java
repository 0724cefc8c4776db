package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills a process at an exact system call. strace counts a call for each thread, so that "the third write" is that of the
 * first thread which comes to its third. Not with {@code --seccomp-bpf}: strace 6.1 then stops counting at one.
 */
final class Strace {
    private static final Path PROGRAM = Path.of("/usr/bin/strace");

    /** Calls that few but the agent make, wherever they go. */
    private static final String CHANGES =
            "pwrite64,ftruncate,rename,unlink,unlinkat,mkdir,chmod,fchmod,fsync,fdatasync,msync,fcntl,exit_group";
    /** Calls that everybody makes: only those on the files of a run count. */
    private static final String COMMON = "openat,write,close";

    /** The most calls of one kind: the JVM itself makes many of some. */
    private static final int MOST = 10;

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\(");

    private Strace() {}

    static boolean isHere() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * A system call.
     *
     * @param number the how-manieth of a thread's
     */
    record Point(String call, int number) {
        /** What to start a process with, so that it is killed there; the process itself is the started one. */
        List<String> kills(Path directory) {
            List<String> words = command(directory, call);
            words.addAll(List.of("-o", "/dev/null", "-e", "inject=" + call + ":signal=SIGKILL:when=" + number));
            return words;
        }

        @Override
        public String toString() {
            return call + " " + number;
        }
    }

    private static List<String> command(Path directory, String calls) {
        var words = new ArrayList<>(List.of(PROGRAM.toString(), "-D", "-f", "-qq", "-e", "trace=" + calls));
        if (COMMON.contains(calls)) {
            for (String file : List.of(Jvm.EFFECTS, Fault.DONE, Jvm.REPORTS, "run")) {
                words.addAll(List.of("-P", file, "-P", directory.resolve(file).toString()));
            }
        }
        return words;
    }

    /**
     * How each call of a kind fails with EIO, as on a broken disk: what to start a process with, or before {@code -p} and
     * the process to do it to.
     *
     * @param files only calls on these count; all where there are none
     */
    static List<String> breaks(String calls, Path... files) {
        var words = new ArrayList<>(List.of(PROGRAM.toString(), "-D", "-f", "-qq", "-o", "/dev/null"));
        words.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=EIO"));
        for (Path file : files) {
            words.addAll(List.of("-P", file.toString()));
        }
        return words;
    }

    /** Starts a process so that it tells its calls; both are needed. */
    static List<List<String>> tells(Path directory) {
        List<String> changes = command(directory, CHANGES);
        changes.addAll(List.of("-o", "changes.strace"));
        List<String> common = command(directory, COMMON);
        common.addAll(List.of("-o", "common.strace"));
        return List.of(changes, common);
    }

    /** All points of a process that has told its calls. */
    static List<Point> points(Path directory) {
        var most = new TreeMap<String, Integer>();
        for (String file : List.of("changes.strace", "common.strace")) {
            var counts = new HashMap<String, Integer>();
            for (String line : lines(directory.resolve(file))) {
                Matcher call = CALL.matcher(line);
                if (call.find()) {
                    int count = counts.merge(call.group(1) + call.group(2), 1, Integer::sum);
                    most.merge(call.group(2), count, Math::max);
                }
            }
        }
        var points = new ArrayList<Point>();
        for (Map.Entry<String, Integer> call : most.entrySet()) {
            for (int i = 1; i <= Math.min(MOST, call.getValue()); i++) {
                points.add(new Point(call.getKey(), i));
            }
        }
        return points;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
