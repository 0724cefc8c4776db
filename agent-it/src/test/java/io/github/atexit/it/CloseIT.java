package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.instance.FillsHeap;
import com.acme.instance.OpensResources;
import com.acme.instance.TimesConstruction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers that work on live instances: what is found, in which order, in which class loader, and at what cost. */
final class CloseIT {
    /**
     * A handler.
     *
     * @param keys without its name, which is {@code it}; class names without their package
     * @param outcome its outcome; followed by a part of the reason or of the error's message after a colon
     */
    record Row(String keys, String outcome, List<String> effects, String route, Jdk jdk) {
        @Override
        public String toString() {
            return route + ", " + jdk + ", " + keys;
        }
    }

    private static Stream<Row> row(String keys, String outcome, String... effects) {
        return row(List.of("exit"), keys, outcome, effects);
    }

    private static Stream<Row> row(List<String> routes, String keys, String outcome, String... effects) {
        return routes.stream()
                .flatMap(route ->
                        Jdks.of(8, 17, 25).stream().map(jdk -> new Row(keys, outcome, List.of(effects), route, jdk)));
    }

    static Stream<Row> rows() {
        var routes = List.of("exit", "halt", "signal", "main-return");
        return Stream.of(
                        row(
                                routes,
                                "'type': 'close', 'class': 'Resource'",
                                "failed:connection is closed",
                                "closed failing",
                                "closed special",
                                "closed first"),
                        row(
                                routes,
                                "'type': 'invoke', 'instances': 'SpecialResource', 'method': 'close'",
                                "ok",
                                "closed special"),
                        row(
                                "'type': 'close', 'class': 'SpecialResource', 'args': ['hard', {'instance': 'SpecialResource'}]",
                                "ok",
                                "closed special hard for special"),
                        row("'type': 'close', 'class': 'Registry'", "ok", "closing registry"),
                        row("'type': 'close', 'class': 'Registry', 'phase': 'save'", "ok", "closing registry"),
                        row("'type': 'close', 'class': 'java.util.concurrent.ThreadPoolExecutor'", "ok", "shut down"),
                        row("'type': 'close', 'class': 'NotedExecutor'", "ok", "shut down"),
                        row("'type': 'close', 'class': 'Hanging', 'timeout': '300ms'", "timeout"),
                        row("'type': 'close', 'class': 'Hanging', 'method': 'open'", "failed:open"),
                        row("'type': 'close', 'class': 'Port'", "failed:Port is an interface"),
                        row("'type': 'close', 'class': 'FillsHeap'", "skipped:FillsHeap was never loaded"),
                        row("'type': 'close', 'class': 'Unborn'", "skipped:no live instance"),
                        row("'type': 'close', 'class': 'Forgotten'", "skipped:no live instance"),
                        row("'type': 'close', 'class': 'NeedsMore'", "failed:com/acme/instance/More"),
                        row(
                                "'type': 'invoke', 'instances': 'NeedsMore', 'method': 'close'",
                                "failed:com/acme/instance/More"),
                        row("'type': 'invoke', 'method': 'com.acme.instance.NeedsMore#state'", "ok"),
                        row("'type': 'close', 'class': 'Discarded'", "skipped:Discarded"))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesWhatItSays(Row row) {
        Child child = Jvm.on(row.jdk)
                .manifest(manifest(row.keys))
                .main(OpensResources.class, row.route)
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
        assertEquals(List.of(), ended.otherErr());
    }

    private static String manifest(String keys) {
        return "{\"handlers\": {\"name\": \"it\", %s}}"
                .formatted(keys.replaceAll("'(class|instances|instance)': '(?=[A-Z])", "'$1': 'com.acme.instance.")
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsInstancesOnEveryJdk(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(manifest("'type': 'close', 'class': 'SpecialResource'"))
                .main(OpensResources.class, "main-return")
                .run();

        assertEquals(List.of("it ok"), ended.report().handlers());
        assertEquals(List.of("closed special"), ended.effects());
        assertEquals(0, ended.status());
    }

    static List<Jdk> all() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSilentWhenMemoryIsFull(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .flags("-Xmx32m")
                .manifest(manifest("'type': 'close', 'class': 'Resource'"))
                .main(FillsHeap.class)
                .run();

        assertFalse(ended.err().contains("ASSERTION FAILED"), ended.err());
        assertEquals(1, ended.status());
    }

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void aTrackedConstructionCostsLessThan200Nanoseconds(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .flags("-Xmx256m", "-XX:TieredStopAtLevel=4")
                .manifest(manifest("'type': 'close', 'class': 'Forgotten', 'optional': true"))
                .main(TimesConstruction.class)
                .run();

        long nanos = Long.parseLong(ended.out().strip().split(" ", -1)[1]);
        assertTrue(nanos < 200, nanos + " ns");
    }
}
