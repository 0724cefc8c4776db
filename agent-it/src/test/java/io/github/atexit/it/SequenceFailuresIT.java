package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.exhaustion.EndsAtRest;
import com.acme.route.CallsExit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A handler that goes wrong in any way: the next handlers run, the JVM ends, the report and the status say so. */
@Under(Trouble.HANDLERS)
final class SequenceFailuresIT {
    private static final String LOAD = "\"load\": true";
    private static final String SHORT = "\"timeout\": \"300ms\"";
    private static final String LONG = "\"timeout\": \"20s\"";

    /** A call of a handler's, and what becomes of it. */
    record Disturbance(
            String name, String method, String arguments, String outcome, String error, List<String> effects) {
        Disturbance(String name, String method, String outcome, String error) {
            this(name, method, "[]", outcome, error, List.of());
        }

        String target() {
            return method.contains("#") ? method : "Disturbances#" + method;
        }
    }

    static Stream<SequenceCase.On> rows() {
        return SequenceCase.on(Jdks.all(), disturbances());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepsNeitherTheNextHandlerNorTheEndFromComing(SequenceCase.On row) {
        row.verify();
    }

    private static List<SequenceCase> disturbances() {
        return Stream.of(
                        new Disturbance(
                                "overflows its stack", "overflowStack", "failed", "java.lang.StackOverflowError"),
                        new Disturbance("throws an Error", "throwError", "failed", "java.lang.NoClassDefFoundError"),
                        new Disturbance(
                                "throws an error of its own",
                                "throwThreadDeath",
                                "failed",
                                "com.acme.sequence.Disturbances$Death"),
                        new Disturbance("throws a checked exception", "throwChecked", "failed", "java.io.IOException"),
                        new Disturbance(
                                "uses up the heap", "OutOfHand#fillHeap", "failed", "java.lang.OutOfMemoryError"),
                        new Disturbance(
                                "needs a class that fails to initialise",
                                "OutOfHand#initialise",
                                "failed",
                                "java.lang.ExceptionInInitializerError"),
                        new Disturbance("deadlocks", "OutOfHand#deadlock", "timeout", ""),
                        new Disturbance("closes System.out and System.err", "OutOfHand#closeStreams", "ok", ""),
                        new Disturbance(
                                "changes locale, streams and default handlers", "OutOfHand#changeDefaults", "ok", ""),
                        new Disturbance("starts threads that stay", "OutOfHand#startThreads", "ok", ""),
                        new Disturbance("spins", "loop", "timeout", ""),
                        new Disturbance("ignores interrupts", "ignoreInterrupts", "timeout", ""),
                        new Disturbance("interrupts itself", "interruptSelf", "ok", ""),
                        new Disturbance("calls exit(0)", "exit", "[0]", "ok", "", List.of("before exit")),
                        new Disturbance("calls exit(3)", "exit", "[3]", "failed", "", List.of("before exit")),
                        new Disturbance(
                                "calls exit(3), catches what that throws, and goes on",
                                "exitAndGoOn",
                                "[3]",
                                "failed",
                                "",
                                List.of("went on")),
                        new Disturbance("calls halt(3)", "halt", "[3]", "failed", "", List.of()),
                        new Disturbance("calls halt(0)", "halt", "[0]", "failed", "", List.of()))
                .map(SequenceFailuresIT::row)
                .toList();
    }

    private static SequenceCase row(Disturbance disturbance) {
        var effects = new ArrayList<>(List.of("main", "before"));
        effects.addAll(disturbance.effects);
        effects.addAll(List.of("after", "hook", "end"));
        return new SequenceCase(
                        disturbance.name,
                        CallsExit.class,
                        "0",
                        handlersOf(
                                mark("end"),
                                mark("after", "\"phase\": \"save\""),
                                call(
                                        "bad",
                                        "sequence." + disturbance.target(),
                                        "\"args\": " + disturbance.arguments,
                                        LOAD,
                                        disturbance.outcome.equals("timeout") ? SHORT : LONG),
                                mark("before", "\"phase\": \"save\"")),
                        disturbance.outcome.equals("ok") ? 0 : 1,
                        effects)
                .handlers("before ok", "bad " + disturbance.outcome, "after ok", "end ok")
                .check(report -> check(disturbance, report));
    }

    private static void check(Disturbance disturbance, Report report) {
        Report bad = report.handler("bad");
        if (!disturbance.error.isEmpty()) {
            assertEquals(disturbance.error, bad.text("/error/type"));
        }
        boolean nested = disturbance.method.startsWith("exit") || disturbance.method.equals("halt");
        assertEquals(nested ? 1 : 0, report.count("/nested"), "nested");
        if (nested) {
            assertEquals(
                    (disturbance.method.equals("halt") ? "halt " : "exit ")
                            + disturbance.arguments.replaceAll("\\D", ""),
                    report.each("/nested", "route", "status").get(0));
            assertEquals("com.acme.sequence.Disturbances", report.text("/nested/0/caller/class"));
        }
        if (disturbance.outcome.equals("timeout")) {
            int waited = bad.number("/millis");
            assertTrue(waited >= 290 && waited < 2_000, "timed out after " + waited + " ms");
            int phase = report.element("/phases", "name", "save").number("/millis");
            assertTrue(
                    phase - waited < 1_000,
                    "the next one started late: " + report.json().at("/phases"));
            assertTrue(
                    bad.strings("/error/stack").stream().anyMatch(frame -> frame.startsWith("com.acme.sequence.")),
                    "its stack was recorded");
        }
    }

    /** Its output goes into a pipe that it also reads from, and does not. */
    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    @Holds("prints 100 MB to a pipe that nobody reads")
    void endsThoughAPipeIsFull(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .under("sh", "-c", "mkfifo pipe && exec 3<>pipe && exec \"$0\" \"$@\" >pipe")
                .manifest(handlersOf(mark("end"), call("bad", "sequence.OutOfHand#flood", LOAD, SHORT)))
                .main(CallsExit.class, "3")
                .run();

        assertEquals(3, ended.status());
        assertEquals(List.of("main", "hook", "end"), ended.effects());
        assertEquals(List.of("bad timeout", "end ok"), ended.report().handlers());
    }

    /** Not even the console can be written to. */
    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    @Holds("stderr is a pipe that nobody reads, and full")
    void endsThoughTheConsoleIsStuck(Jdk jdk) {
        endsThoughTheConsoleIsStuck(jdk, CallsExit.class, "3");
    }

    /** The same where the exit has been rehearsed, and the line that nothing was told has been made. */
    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void endsThoughTheConsoleIsStuckLater(Jdk jdk) {
        endsThoughTheConsoleIsStuck(jdk, EndsAtRest.class, "exit", "later");
    }

    private static void endsThoughTheConsoleIsStuck(Jdk jdk, Class<?> main, String... arguments) {
        Ended ended = Jvm.on(jdk)
                .under(
                        "sh",
                        "-c",
                        "mkfifo pipe && exec 3<>pipe && head -c 65536 /dev/zero >&3; exec \"$0\" \"$@\" 2>pipe")
                .manifest(handlersOf(mark("end"), call("bad", "Effects#fail")))
                .main(main, arguments)
                .run();

        assertEquals(3, ended.status());
        assertEquals(List.of("main", "hook", "end"), ended.effects());
        assertEquals(List.of("bad failed", "end ok"), ended.report().handlers());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    @Holds("leaves a grandchild that holds its output open")
    void endsThoughAGrandchildLives(Jdk jdk) throws Exception {
        Ended ended = Jvm.on(jdk).manifest("""
                        {"handlers": [
                          {"name": "end", "type": "log", "to": "effects.txt", "message": "end"},
                          {"name": "bad", "type": "exec", "timeout": "2s",
                           "command": ["/bin/sh", "-c", "sleep 300 & echo $! > pid.txt"]}]}""").main(CallsExit.class, "3").run();

        ProcessHandle.of(Long.parseLong(ended.lines("pid.txt").get(0))).ifPresent(ProcessHandle::destroyForcibly);
        assertEquals(3, ended.status());
        assertEquals(List.of("main", "hook", "end"), ended.effects());
        assertEquals("ok", ended.report().handler("end").text("/outcome"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # failureStatus | optional | asked | final
            1               | false    | 0     | 1
            42              | false    | 0     | 42
            "keep"          | false    | 0     | 0
            42              | true     | 0     | 0
            42              | false    | 3     | 3
            42              | false    | 256   | 42
            """)
    void makesTheExitAbnormal(String failureStatus, boolean optional, int asked, int expected) {
        for (Jdk jdk : Jdks.of(8, 17, 25)) {
            Ended ended = Jvm.on(jdk)
                    .manifest(manifest(
                            "\"failureStatus\": " + failureStatus,
                            call("bad", "Effects#fail", "\"optional\": " + optional)))
                    .main(CallsExit.class, Integer.toString(asked))
                    .run();

            assertEquals(expected, ended.status());
            assertEquals(asked, ended.report().number("/status"));
            assertEquals(expected, ended.report().number("/finalStatus"));
            assertEquals(List.of("bad failed"), ended.report().handlers());
            assertTrue(
                    asked == expected
                            || ended.err()
                                    .lines()
                                    .anyMatch(line ->
                                            line.startsWith("[atexit]") && line.contains(Integer.toString(expected))),
                    "the console says a changed status");
        }
    }
}
