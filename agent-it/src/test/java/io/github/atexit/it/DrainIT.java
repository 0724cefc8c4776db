package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.drain.EndsWithWork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executors at work when the JVM ends: what is waited for, what is not, and what is told of it. */
final class DrainIT {
    private static final String ORDERS = "\"threads\": \"orders-*\"";

    /**
     * @param keys of the handler, whose name is {@code it}
     * @param outcome its outcome; followed by a part of the reason or of the error's message after a colon
     * @param left a part of each line that the output file must have
     */
    record Row(
            String kind, String keys, String outcome, List<String> effects, List<String> left, String route, Jdk jdk) {
        @Override
        public String toString() {
            return route + ", " + jdk + ", " + kind + ", " + keys;
        }
    }

    private static Stream<Row> row(
            List<String> routes, String kind, String keys, String outcome, List<String> effects, String... left) {
        return routes.stream()
                .flatMap(route -> Jdks.of(8, 17, 25).stream()
                        .map(jdk -> new Row(kind, keys, outcome, effects, List.of(left), route, jdk)));
    }

    static Stream<Row> rows() {
        var every = List.of("exit", "halt", "signal", "main-return");
        var exit = List.of("exit");
        var three = List.of("first", "second", "third");
        return Stream.of(
                        row(every, "pool", ORDERS, "ok", three),
                        row(exit, "pool", "\"class\": \"java.util.concurrent.ThreadPoolExecutor\"", "ok", three),
                        row(exit, "pool", "\"class\": \"java.util.concurrent.Executor\"", "ok", three),
                        row(exit, "wrapped", ORDERS, "ok", three),
                        row(exit, "fork-join", "\"threads\": \"ForkJoinPool-?-worker-*\"", "ok", three),
                        row(exit, "scheduled", ORDERS, "ok", three),
                        row(
                                exit,
                                "endless",
                                ORDERS + ", \"timeout\": \"1s\"",
                                "timeout",
                                List.of(),
                                "java.util.concurrent.ThreadPoolExecutor of thread \"orders-0\": 1 running, 1 queued",
                                "running on \"orders-0\" at com.acme.Effects.hang(Effects.java",
                                "queued work never"),
                        row(List.of("exit", "halt"), "exiting", ORDERS, "ok", List.of("first")),
                        row(
                                List.of("exit", "halt"),
                                "stuck",
                                ORDERS,
                                "failed:0 running, 1 queued can never be done",
                                List.of(),
                                "0 running, 1 queued",
                                "queued work never"),
                        row(
                                exit,
                                "none",
                                ORDERS,
                                "skipped:no live thread with a name like \"orders-*\" works for an executor",
                                List.of()))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesWhatItSays(Row row) {
        Child child = Jvm.on(row.jdk)
                .manifest("{\"handlers\": {\"name\": \"it\", \"type\": \"drain\", \"output\": \"left.txt\", " + row.keys
                        + "}}")
                .main(EndsWithWork.class, row.route, row.kind)
                .start();
        if (row.route.equals("signal")) {
            child.awaitLine("ready").signal("TERM");
        }
        Ended ended = child.end();

        Report it = ended.report().handler("it");
        var outcome = row.outcome.split(":", 2);
        assertEquals(outcome[0], it.text("/outcome"), it.json().toString());
        if (outcome.length > 1) {
            String why = it.text("/reason") + it.text("/error/message");
            assertTrue(why.contains(outcome[1]), it.json().toString());
        }
        assertEquals(row.effects, ended.effects());
        List<String> lines = ended.lines("left.txt");
        assertEquals(row.left.size(), lines.size(), lines::toString);
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(lines.get(i).contains(row.left.get(i)), lines.get(i));
        }
        assertEquals(!outcome[0].equals("skipped"), ended.left("left.txt"));
        assertTrue(ended.lasted().toSeconds() < 9, "not as long as the handler's time: " + ended.lasted());
        assertEquals(List.of(), ended.otherErr());
    }
}
