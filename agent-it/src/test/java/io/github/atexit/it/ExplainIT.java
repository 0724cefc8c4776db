package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import com.acme.route.MainReturns;
import com.acme.route.MainThrows;
import com.acme.route.WaitsForSignal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command explain says of each route what an agent with the same manifest then does. */
final class ExplainIT {
    private static final Pattern HANDLER = Pattern.compile(".*?\\b\\d+\\. +(\\w+) +log .*");

    private static final String MANIFEST = """
            {"deadline": "20s",
             "phases": ["before", "save", "shutdown-hooks", {"name": "after", "order": "declared"}],
             "routes": {"signal": {"status": {"143": 0}}, "main-throw": {"handlers": false}},
             "rules": [{"route": "exit", "status": 7, "action": "bypass"},
                       {"route": "halt", "caller": "com.acme.Nobody", "action": "orderly"}],
             "handlers": [
               {"name": "a", "type": "log", "message": "a", "phase": "after"},
               {"name": "b", "type": "log", "message": "b", "phase": "after", "on": ["exit", "signal:INT"]},
               {"name": "c", "type": "log", "message": "c", "phase": "save"},
               {"name": "d", "type": "log", "message": "d", "phase": "save", "on": "halt"},
               {"name": "e", "type": "log", "message": "e", "phase": "save", "when": {"status": "nonzero"}},
               {"name": "f", "type": "log", "message": "f", "phase": "save", "needs": "c"},
               {"name": "g", "type": "log", "message": "g", "phase": "before", "when": {"status": [0, 3]}},
               {"name": "h", "type": "log", "message": "h", "phase": "save", "needs": "e"}
             ]}
            """;

    /** A route, the status asked for, and how to take it. */
    record Row(Jdk jdk, String route, int status, Class<?> main, List<String> arguments) {
        @Override
        public String toString() {
            return jdk + " " + route + " " + status;
        }
    }

    static Stream<Row> rows() {
        return Jdks.of(8, 25).stream()
                .flatMap(jdk -> Stream.of(
                        new Row(jdk, "main-return", 0, MainReturns.class, List.of()),
                        new Row(jdk, "main-throw", 1, MainThrows.class, List.of()),
                        new Row(jdk, "exit", 0, CallsExit.class, List.of("0")),
                        new Row(jdk, "exit", 3, CallsExit.class, List.of("3")),
                        new Row(jdk, "exit", 4, CallsExit.class, List.of("4")),
                        new Row(jdk, "exit", 7, CallsExit.class, List.of("7")),
                        new Row(jdk, "halt", 3, CallsHaltWithHooks.class, List.of()),
                        new Row(jdk, "signal:TERM", 143, WaitsForSignal.class, List.of()),
                        new Row(jdk, "signal:INT", 130, WaitsForSignal.class, List.of())));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithTheReport(Row row) {
        var explained = explain(
                Jvm.on(row.jdk()).file("m.json", MANIFEST),
                "m.json",
                "--route",
                row.route(),
                "--status",
                Integer.toString(row.status()));
        assertEquals(0, explained.status(), explained.describe());

        var child = Jvm.on(row.jdk())
                .manifest(MANIFEST)
                .main(row.main(), row.arguments().toArray(String[]::new))
                .start();
        if (row.route().startsWith("signal:")) {
            child.awaitLine("ready").signal(row.route().substring("signal:".length()));
        }
        var ended = child.end();
        var report = ended.report();

        var ran = report.handlers().stream()
                .filter(handler -> handler.endsWith(" ok"))
                .map(handler -> handler.substring(0, 1))
                .toList();
        assertEquals(ran, handlers(explained.out()), explained.describe() + ended.describe());
        var skipped = report.handlers().stream()
                .filter(handler -> handler.endsWith(" skipped"))
                .map(handler -> handler.substring(0, 1))
                .collect(Collectors.toSet());
        assertEquals(skipped, skipped(explained.out()), explained.describe() + ended.describe());
        boolean hooksRun = report.count("/skipped/shutdownHooks") == 0;
        assertEquals(hooksRun, explained.out().contains("  runs  shutdown hooks"), explained.describe());
    }

    @Test
    void tellsOfRoutesTogetherThatAreAlike() {
        var ended = explain(
                Jvm.on(Jdks.newest()).file("m.json", "{\"handlers\": {\"type\": \"log\", \"message\": \"x\"}}"),
                "m.json");

        assertEquals(0, ended.status(), ended.describe());
        assertTrue(ended.out().contains("\nmain-return, main-throw, exit, signal: no deadline\n"), ended.describe());
        assertTrue(ended.out().contains("\nhalt: deadline 5s\n"), ended.describe());
        assertFalse(ended.out().contains("crashed"), "no handler is for it");
        assertEquals("", ended.err());
    }

    @Test
    void printsTheProblemsOfAWrongManifest() {
        var ended = explain(Jvm.on(Jdks.newest()).file("m.json", "{\"deadline\": 1}"), "m.json");

        assertEquals(1, ended.status(), ended.describe());
        assertTrue(ended.out().startsWith("m.json:1:14: "), ended.describe());
    }

    @Test
    void knowsItsRoutes() {
        var jvm = Jvm.on(Jdks.newest()).file("m.json", "{}");

        var unknown = explain(jvm, "m.json", "--route", "hlt");
        assertEquals(2, unknown.status(), unknown.describe());
        assertTrue(unknown.err().contains("did you mean \"halt\"?"), unknown.describe());

        var other = explain(jvm, "m.json", "--route", "main-return", "--status", "3");
        assertEquals(2, other.status(), other.describe());
        assertTrue(other.err().contains("the route main-return does not ask for status 3"), other.describe());

        var word = explain(jvm, "m.json", "--status", "three");
        assertEquals(2, word.status(), word.describe());
        assertEquals("", unknown.out() + other.out() + word.out());
    }

    private static Ended explain(Jvm jvm, String... arguments) {
        return jvm.words(
                        Stream.concat(Stream.of("-jar", Jvm.agentJar().toString(), "explain"), Arrays.stream(arguments))
                                .toArray(String[]::new))
                .run();
    }

    private static List<String> handlers(String output) {
        return output.lines()
                .map(HANDLER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private static java.util.Set<String> skipped(String output) {
        return output.lines()
                .filter(line -> line.startsWith("  skips handlers: "))
                .flatMap(line -> Stream.of(line.substring(18).split("\\), ", -1)))
                .map(handler -> handler.substring(0, 1))
                .collect(Collectors.toSet());
    }
}
