package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which an application can end, with every plan for its end, on every JDK. The property {@code
 * atexit.repeat} says how often each row runs; 1 where it is not set.
 */
final class RoutesIT {
    /** What is on the command line beside the application. */
    enum Plan {
        /** Not even the agent: proves that the table is right about the JVM. */
        BARE(""),
        NO_MANIFEST(""),
        HANDLERS(""),
        FAILING_HANDLER("""
                {"name": "bad", "type": "invoke", "phase": "drain", "method": "com.acme.Effects#fail"},"""),
        HANGING_HANDLER("""
                {"name": "bad", "type": "invoke", "phase": "drain", "method": "com.acme.Effects#hang", "timeout": "300ms"},""");

        private final String bad;

        Plan(String bad) {
            this.bad = bad;
        }

        boolean hasHandlers() {
            return compareTo(HANDLERS) >= 0;
        }

        boolean hasBadHandler() {
            return !bad.isEmpty();
        }

        private void apply(Jvm jvm) {
            if (hasHandlers()) {
                jvm.manifest("""
                        {"handlers": [
                          {"name": "logged", "type": "log", "to": "effects.txt",
                           "message": "logged ${exit:route} ${exit:status} ${exit:signal}."},
                          {"name": "appended", "type": "file", "append": "effects.txt", "content": "appended\\n"},
                          {"name": "invoked", "type": "invoke", "method": "com.acme.Effects#append", "args": "invoked"},
                          %s
                          {"name": "told", "type": "log", "phase": "notify", "to": "effects.txt", "message": "told"}
                        ]}""".formatted(bad));
            } else if (this == NO_MANIFEST) {
                jvm.agent("report=" + Jvm.REPORTS);
            }
        }
    }

    record Row(Way way, Plan plan, Jdk jdk, int repetition) {
        @Override
        public String toString() {
            return way + " " + plan + " " + jdk + (repetition > 1 ? " #" + repetition : "");
        }

        int finalStatus() {
            return plan.hasBadHandler() && way.status() == 0 ? 1 : way.status();
        }
    }

    static Stream<Row> rows() {
        int repetitions = Integer.getInteger("atexit.repeat", 1);
        return IntStream.rangeClosed(1, repetitions)
                .boxed()
                .flatMap(repetition -> Jdks.all().stream()
                        .flatMap(jdk -> Stream.of(Plan.values())
                                .flatMap(plan ->
                                        Stream.of(Way.values()).map(way -> new Row(way, plan, jdk, repetition)))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endsAsTheTableSays(Row row) {
        var jvm = Jvm.on(row.jdk);
        row.plan.apply(jvm);
        Ended ended = row.way.run(jvm);

        assertAll(
                () -> assertEquals(row.finalStatus(), ended.status(), "exit status"),
                () -> assertEquals(effects(row), ended.effects(), "effects, each once and in order"),
                () -> assertEquals(!row.way.runsHooks(), ended.left("app.lock"), "delete-on-exit file is left"));
        if (row.plan != Plan.BARE) {
            checkReport(row, ended.report(), ended.pid());
        }
    }

    private static List<String> effects(Row row) {
        var effects = new ArrayList<>(row.way.marks());
        boolean handlers = row.plan.hasHandlers();
        if (handlers) {
            effects.addAll(List.of("told", "invoked"));
        }
        if (row.way.runsHooks()) {
            effects.add("hook");
        }
        if (handlers) {
            int status = row.way.status();
            effects.add("appended");
            effects.add("logged " + row.way.route() + " " + status + " " + row.way.signal() + ".");
        }
        return effects;
    }

    private static void checkReport(Row row, Report report, long pid) {
        Way way = row.way;
        boolean called = !way.callerClass().isEmpty();
        assertAll(
                () -> assertEquals("atexit-report/1", report.text("/schema")),
                () -> assertEquals(pid, report.number("/pid")),
                () -> assertEquals(way.main().getName(), report.text("/mainClass")),
                () -> assertEquals(way.route(), report.text("/route")),
                () -> assertEquals(way.status(), report.number("/status")),
                () -> assertEquals(row.finalStatus(), report.number("/finalStatus")),
                () -> assertEquals(way.signal(), report.text("/signal")),
                () -> assertEquals(way.mainEnd(), report.text("/mainEnd/outcome")),
                () -> assertEquals(way.callerClass(), report.text("/caller/class")),
                () -> assertEquals(way.callerMethod(), report.text("/caller/method")),
                () -> assertEquals(called, report.text("/caller/jar").endsWith("fixtures.jar"), "caller's jar"),
                () -> assertEquals(called, report.json().at("/caller/line").asInt() > 0, "caller's line"),
                () -> assertTrue(
                        way.thread().isEmpty() || way.thread().equals(report.text("/thread/name")),
                        () -> "thread: " + report.json().at("/thread")),
                () -> assertEquals(0, report.count("/nested"), "nested"),
                () -> checkHandlers(row, report),
                () -> checkCleanup(way, report));
    }

    private static void checkHandlers(Row row, Report report) {
        var expected = new ArrayList<String>();
        if (row.plan.hasHandlers()) {
            expected.add("told ok");
            if (row.plan.hasBadHandler()) {
                expected.add(row.plan == Plan.FAILING_HANDLER ? "bad failed" : "bad timeout");
            }
            expected.addAll(List.of("invoked ok", "appended ok", "logged ok"));
        }
        assertEquals(expected, report.handlers());
        if (row.plan == Plan.FAILING_HANDLER) {
            Report error = report.handler("bad");
            assertEquals("java.lang.IllegalStateException", error.text("/error/type"));
            assertEquals("no space left", error.text("/error/message"));
        }
        if (row.plan == Plan.HANGING_HANDLER) {
            assertTrue(
                    report.handler("bad").strings("/error/stack").stream()
                            .anyMatch(frame -> frame.startsWith("com.acme.Effects.hang(Effects.java:")),
                    "the hanging handler's stack was recorded");
        }
    }

    private static void checkCleanup(Way way, Report report) {
        var ran = report.each("/shutdownHooks", "name", "class", "outcome");
        var skipped = report.each("/skipped/shutdownHooks", "name", "class");
        var files = report.strings("/skipped/deleteOnExit");
        if (way.runsHooks()) {
            assertEquals(List.of("app-hook com.acme.Effects$Flush ok"), ran);
            assertEquals(List.of(), skipped);
            assertEquals(List.of(), files);
        } else {
            assertEquals(List.of("app-hook com.acme.Effects$Flush"), skipped);
            assertEquals(1, files.size());
            assertTrue(files.get(0).endsWith("/app.lock"), files.get(0));
        }
    }
}
