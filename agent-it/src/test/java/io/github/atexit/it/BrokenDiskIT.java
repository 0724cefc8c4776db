package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.journal.DiesAsTold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A disk that answers with EIO, under the journal and under the report: the run goes on, its status is right, and one line
 * says what is lost. Where there is no strace one line says so.
 */
final class BrokenDiskIT {
    private static final String MANIFEST = """
            {"journal": "run", "handlers": [
              {"name": "live", "type": "log", "to": "effects.txt", "message": "live"},
              {"name": "dead", "type": "log", "to": "effects.txt", "message": "dead", "on": "dead"}]}
            """;

    static List<Jdk> jdks() {
        if (!Strace.isHere()) {
            System.out.println("no strace here: broken disks are left out");
            return List.of();
        }
        return Jdks.of(8, 17, 25);
    }

    /**
     * What fails from the start on.
     *
     * @param calls the system calls
     * @param file the only file on which they fail; empty for all files
     * @param told the line on stderr
     */
    record Broken(Jdk jdk, String calls, String file, String told) {}

    static Stream<Broken> broken() {
        return jdks().stream()
                .flatMap(jdk -> Stream.of(
                        new Broken(jdk, "mkdir", "", "no journal is kept in run: Input/output error"),
                        new Broken(jdk, "rename", "", "no journal is kept in run: cannot be renamed: "),
                        new Broken(jdk, "write", Jvm.REPORTS, "the report could not be written to "),
                        new Broken(jdk, "openat", Jvm.REPORTS, "the report could not be written to ")));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("broken")
    void costsOneLine(Broken row) {
        var jvm = jvm(row.jdk).file(Jvm.REPORTS, "");
        var files =
                row.file.isEmpty() ? new Path[0] : new Path[] {jvm.directory().resolve(row.file)};
        var ended = jvm.under(Strace.breaks(row.calls, files).toArray(String[]::new))
                .main(DiesAsTold.class, "exit")
                .run();
        assertAll(
                ended.describe(),
                () -> assertEquals(3, ended.status()),
                () -> assertEquals(List.of("main", "live"), ended.effects()),
                () -> assertEquals(1, ended.err().lines().count()),
                () -> assertTrue(ended.err().startsWith("[atexit] " + row.told)),
                () -> assertEquals(row.file.isEmpty() ? 1 : 0, ended.reports().size()),
                () -> assertEquals(List.of(), row.file.isEmpty() ? List.of() : Journals.files(ended.directory())));
    }

    /**
     * What fails after the start, under the journal.
     *
     * @param isNoted whether the exit can be noted all the same, so that nothing is to be said
     */
    record BrokenLater(Jdk jdk, String calls, boolean isNoted) {}

    static Stream<BrokenLater> brokenLater() {
        return jdks().stream()
                .flatMap(jdk -> Stream.of(
                        new BrokenLater(jdk, "write", true),
                        new BrokenLater(jdk, "unlink", true),
                        new BrokenLater(jdk, "write,unlink", false)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("brokenLater")
    void anExitIsToldAllTheSame(BrokenLater row) throws Exception {
        var child = jvm(row.jdk).main(DiesAsTold.class, "wait").start().awaitLine("ready");
        var record = Journals.files(child.directory()).get(0);
        var command = new ArrayList<>(Strace.breaks(row.calls, record));
        command.remove("-D");
        command.addAll(List.of("-p", Long.toString(child.pid())));
        var strace = new ProcessBuilder(command).inheritIO().start();
        Watched.await("strace is not there", () -> isTraced(child.pid()));
        var ended = child.signal("TERM").end();
        strace.waitFor();
        assertEquals(143, ended.status(), ended.describe());
        assertEquals(List.of("main", "live"), ended.effects());
        assertEquals("signal", ended.report().text("/route"));
        assertEquals(
                row.isNoted
                        ? ""
                        : "[atexit] the journal cannot note that this exit was told, and the next start may take it for a"
                                + " death: Input/output error\n",
                ended.err());

        var next = jvm(row.jdk)
                .in(ended.directory())
                .main(DiesAsTold.class, "return")
                .run();
        assertEquals(row.isNoted, next.err().isEmpty(), next.describe());
        assertEquals(List.of(), Journals.files(ended.directory()));
    }

    /** Whether strace has every thread of a process. */
    private static boolean isTraced(long pid) {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.allMatch(thread -> !Watched.status(
                            Long.parseLong(thread.getFileName().toString()), "TracerPid")
                    .orElse("0")
                    .equals("0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That it is begun cannot be brought to the disk: then it must not begin, now or later. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdks")
    void aRecoveryHandlerThatCannotBeNotedDoesNotRun(Jdk jdk) {
        var dead = jvm(jdk).main(DiesAsTold.class, "kill").run();
        var next = jvm(jdk).in(dead.directory())
                .under(Strace.breaks("fsync").toArray(String[]::new))
                .main(DiesAsTold.class, "exit")
                .run();
        assertEquals(3, next.status(), next.describe());
        assertEquals(List.of("main", "main", "live"), next.effects());
        var report = new Report(next.reports().get(0));
        assertEquals("vanished", report.text("/route"));
        assertEquals("failed", report.handler("dead").text("/outcome"), next.describe());
        assertTrue(next.err().contains("[atexit] handlers: 1 failed (dead: "), next.err());

        var third =
                jvm(jdk).in(dead.directory()).main(DiesAsTold.class, "return").run();
        assertEquals("", third.err());
        assertEquals(List.of("main", "main", "live", "main", "live"), third.effects());
    }

    private static Jvm jvm(Jdk jdk) {
        return Jvm.on(jdk).flags("-XX:-UsePerfData").manifest(MANIFEST);
    }
}
