package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.skipped.LeavesWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Queued tasks, live threads and cut blocks: what the report has of them, and of what {@code auto} speaks. */
final class WorkLeftIT {
    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor of thread \"orders-0\"";

    /**
     * @param left of the report: queued tasks, threads, and the exiting thread's blocks
     * @param said a part of what {@code console=auto} says; empty if it is silent
     */
    record Row(String kind, String way, List<String> left, String said, Jdk jdk) {
        @Override
        public String toString() {
            return way + ", " + jdk + ", " + kind;
        }
    }

    private static Stream<Row> row(String way, String kind, List<String> left, String said) {
        return Jdks.of(8, 17, 25).stream().map(jdk -> new Row(kind, way, left, said, jdk));
    }

    static Stream<Row> rows() {
        return Stream.of(
                        row(
                                "exit",
                                "queued",
                                List.of("7 queued, 1 running", "orders-0"),
                                "7 queued tasks (ThreadPoolExecutor of thread \"orders-0\")"),
                        row(
                                "halt",
                                "queued",
                                List.of("7 queued, 1 running", "orders-0"),
                                "7 queued tasks (ThreadPoolExecutor of thread \"orders-0\")"),
                        row(
                                "exit",
                                "exiting",
                                List.of("7 queued, 0 running"),
                                "7 queued tasks (ThreadPoolExecutor of thread \"orders-0\")"),
                        row("exit", "scheduled", List.of("timer-0"), ""),
                        row(
                                "halt",
                                "finally",
                                List.of("finally inBlock"),
                                "SKIPPED by this route: finally at LeavesWork.java:"),
                        row(
                                "exit",
                                "resource",
                                List.of("try-with-resources inBlock"),
                                "try-with-resources at LeavesWork.java:"),
                        row("exit", "synchronized", List.of("synchronized inBlock"), ""),
                        row("exit", "child", List.of(), ""),
                        row("exit", "nothing", List.of(), ""))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isReported(Row row) {
        var ended = Jvm.on(row.jdk)
                .agent("console=auto,report=" + Jvm.REPORTS)
                .main(LeavesWork.class, row.kind, row.way)
                .run();

        assertEquals(3, ended.status());
        assertEquals(row.left, left(ended.report()), ended.describe());
        if (row.said.isEmpty()) {
            assertEquals("", ended.err());
        } else {
            assertTrue(ended.err().contains(row.said), ended.err());
        }
        assertEquals(List.of(), ended.otherErr());
    }

    private static List<String> left(Report report) {
        var left = new ArrayList<String>();
        for (var tasks : report.json().at("/skipped/queuedTasks")) {
            assertEquals(POOL, tasks.path("executor").asText());
            left.add(tasks.path("queued") + " queued, " + tasks.path("running") + " running");
            assertEquals(
                    "[\"order 0\",\"order 1\",\"order 2\",\"order 3\",\"order 4\"]",
                    tasks.path("sample").toString());
        }
        for (var thread : report.json().at("/skipped/threads")) {
            var name = thread.path("name").asText();
            // What main does when the pool's thread ends the JVM is nobody's question here.
            if (!name.equals("main") && !name.equals("DestroyJavaVM")) {
                left.add(name);
                assertTrue(thread.path("stack").size() > 0);
            }
        }
        left.addAll(report.each("/skipped/finallyBlocks", "kind", "method"));
        return left;
    }

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 25);
    }

    /** A server's end is no news. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aSignalToAServerWithIdleThreadsIsSilent(Jdk jdk) {
        var ended = Jvm.on(jdk)
                .agent("console=auto,report=" + Jvm.REPORTS)
                .main(LeavesWork.class, "idle", "signal")
                .start()
                .awaitLine("ready")
                .signal("TERM")
                .end();

        assertEquals(143, ended.status());
        assertEquals("", ended.err());
        assertEquals(0, ended.report().count("/skipped/queuedTasks"));
        assertEquals(0, ended.report().count("/skipped/finallyBlocks"), ended.describe());
        assertEquals(21, ended.report().count("/skipped/threads"), "twenty and main");
    }

    /** However many threads there are, a bounded number is looked at, and the rest is counted. */
    @ParameterizedTest
    @MethodSource("jdks")
    void manyThreadsAreCounted(Jdk jdk) {
        var ended = Jvm.on(jdk)
                .agent("console=summary,report=" + Jvm.REPORTS)
                .main(LeavesWork.class, "threads:1000", "halt")
                .run();

        var report = ended.report();
        assertEquals(64, report.count("/skipped/threads"));
        assertTrue(report.text("/cut").contains("936 of skipped.threads"), report.text("/cut"));
        assertTrue(report.count("/skipped/finallyBlocks") <= 256, ended.describe());
        assertTrue(report.count("/skipped/finallyBlocks") > 0, ended.describe());
        assertEquals(2, ended.err().lines().count(), ended.err());
    }

    /** Each with a number of threads, and milliseconds that a busy machine keeps. */
    static Stream<Arguments> crowds() {
        return Jdks.of(17, 25).stream()
                .flatMap(jdk -> Stream.of(Arguments.of(jdk, 200, 3_000), Arguments.of(jdk, 10_000, 8_000)));
    }

    /** What the exit costs does not grow with the threads. */
    @ParameterizedTest
    @MethodSource("crowds")
    void theReportCostsLittleHoweverManyThreadsLive(Jdk jdk, int threads, int mostMillis) {
        var ended = Jvm.on(jdk)
                .agent("console=summary,deadline=8s,report=" + Jvm.REPORTS)
                .main(LeavesWork.class, "threads:" + threads, "exit")
                .deadline(Duration.ofMinutes(3)) // to start them
                .run();

        var report = ended.report();
        long exitMillis = ended.lasted().toMillis() - report.number("/uptimeMillis");
        assertEquals(3, ended.status(), ended.describe());
        assertTrue(exitMillis < mostMillis, exitMillis + " ms");
        assertTrue(report.number("/sequenceMillis") < mostMillis, report.text("/sequenceMillis"));
        assertEquals("false", report.text("/deadlineExceeded"));
        assertEquals(64, report.count("/skipped/threads"));
        assertTrue(report.text("/cut").contains((threads - 64) + " of skipped.threads"), report.text("/cut"));
        assertTrue(report.count("/skipped/finallyBlocks") <= 256, "blocks of threads whose stacks are read");
        assertEquals(2, ended.err().lines().count(), ended.err());
    }
}
