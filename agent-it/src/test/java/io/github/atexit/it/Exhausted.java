package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A row about a JVM in which something has run out: how it is started, what uses it up, and what must be left.
 *
 * @param reports where the report is to go
 * @param arguments how the application ends, and whether it does so at once or after it came to rest
 */
record Exhausted(
        String claim,
        Jdk jdk,
        String but,
        Consumer<Jvm> start,
        String reports,
        Class<?> main,
        List<String> arguments,
        Consumer<Ended> check)
        implements Claim {
    /** Handlers that need nothing new, one that appends to a file, one that starts a process. */
    static final String HANDLERS = """
            {"report": {"console": "summary"}, "deadline": "60s", "handlers": [
              {"name": "filed", "type": "log", "to": "filed.txt", "message": "filed"},
              {"name": "said", "type": "log", "phase": "save", "to": "stdout", "message": "said"},
              {"name": "called", "type": "invoke", "method": "com.acme.Effects#say", "args": ["called"]},
              {"name": "run", "type": "exec", "timeout": "2s", "optional": true, "command": ["/bin/true"]}]}""";

    /** For each JDK a user without processes of his own, whose threads can be limited; root's cannot. */
    private static final int FIRST_USER = 64100;

    private static final String KEPT = "+dac_override,+dac_read_search";
    private static final String LOST = "-sys_resource,-sys_admin";
    private static final int THREADS = 60;
    private static final List<String> MOUNTING = List.of("unshare", "--mount", "--propagation", "private", "sh", "-c");

    @Override
    public String toString() {
        return claim + ", " + jdk;
    }

    void verify() {
        var jvm = Jvm.on(jdk);
        start.accept(jvm);
        var ended = jvm.file("atexit.json", HANDLERS)
                .agent("manifest=atexit.json,report=" + reports)
                .main(main, arguments.toArray(new String[0]))
                .run();

        assertEquals(3, ended.status());
        check.accept(ended);
    }

    /** The console's line was written. */
    static void told(Ended ended) {
        assertTrue(
                ended.err().lines().anyMatch(line -> line.matches("\\[atexit] (exit|halt)\\(3\\) by com\\.acme\\..*")),
                "the console says who ended it");
    }

    /** The console's line was written, and each of these handlers ran and was ok. */
    static void ok(Ended ended, String... names) {
        told(ended);
        for (var name : names) {
            assertEquals("ok", ended.report().handler(name).text("/outcome"), name);
        }
    }

    /** The report was written, and the application's own hook ran. */
    static void all(Ended ended) {
        ok(ended, "filed", "said", "called");
        assertEquals("called\nsaid\n", ended.out());
        assertEquals(List.of("main", "hook"), ended.effects());
        assertEquals(List.of("filed"), ended.lines("filed.txt"));
    }

    /** The report could not be written, for this reason; the handlers that need no file ran. */
    static void unwritten(Ended ended, String reason) {
        told(ended);
        assertEquals("called\nsaid\n", ended.out());
        assertTrue(
                ended.err()
                        .lines()
                        .anyMatch(line -> line.startsWith("[atexit] the report could not be written to ")
                                && line.contains(reason)),
                "the console says why there is no report");
    }

    /** Whether a JVM of this kind starts here; flags that a JDK or its build lacks make the row no row of its. */
    static boolean starts(Jdk jdk, String... flags) {
        var command = new ArrayList<>(List.of(jdk.program("java")));
        command.addAll(List.of(flags));
        command.add("-version");
        return succeeds(command);
    }

    /** Whether a command ends well, and soon. */
    static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What makes the words after it a process of a user that can have only so many threads. He may read what root may,
     * and finds the JDK at {@code /mnt}, where the programs of JDK 8 may look.
     */
    static List<String> withFewThreads(Jdk jdk) {
        return Stream.concat(
                        MOUNTING.stream(),
                        Stream.of(
                                "mount --bind \"$0\" /mnt && exec \"$@\"",
                                jdk.home().toString(),
                                "prlimit",
                                "--nproc=" + THREADS,
                                "setpriv",
                                "--reuid=" + (FIRST_USER + jdk.feature()),
                                "--clear-groups",
                                "--bounding-set=" + LOST,
                                "--inh-caps=" + KEPT + "," + LOST,
                                "--ambient-caps=" + KEPT))
                .toList();
    }

    /** What gives the words after it a small file system, full or read-only, at {@code disk}. */
    static List<String> withDisk(String options) {
        return Stream.concat(
                        MOUNTING.stream(),
                        Stream.of(
                                "mkdir -p disk && mount -t tmpfs -o \"$0\" tmpfs disk"
                                        + " && { ( head -c 512K /dev/zero > disk/filled ) 2>/dev/null; exec \"$@\"; }",
                                options))
                .toList();
    }
}
