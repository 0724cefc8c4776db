package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** A call of a handler's, and what becomes of it. */
    record Disturbance(
            String name, String method, String arguments, String outcome, String error, List<String> effects) {
        Disturbance(String name, String method, String outcome, String error) {
            this(name, method, "[]", outcome, error, List.of());
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
                                        "sequence.Disturbances#" + disturbance.method,
                                        "\"args\": " + disturbance.arguments,
                                        LOAD,
                                        SHORT),
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
                    bad.strings("/error/stack").stream()
                            .anyMatch(frame -> frame.startsWith("com.acme.sequence.Disturbances.")),
                    "its stack was recorded");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # failureStatus | optional | asked | final
            1               | false    | 0     | 1
            42              | false    | 0     | 42
            "keep"          | false    | 0     | 0
            42              | true     | 0     | 0
            42              | false    | 3     | 3
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
