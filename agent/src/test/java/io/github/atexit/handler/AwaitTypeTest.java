package io.github.atexit.handler;

import static io.github.atexit.handler.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // The server is found by JMX, not by its variable.
class AwaitTypeTest {
    private static final String ONE = "com.acme:type=Gauge,name=one";

    private static DeclaredRun await(String fields) {
        return DeclaredRun.of("await", fields + ", 'every': '1ms'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'attribute': 'Busy', 'atMost': 0              | 3, 2, 1
            'attribute': 'Busy', 'atMost': 1.5            | 3, 2
            'attribute': 'Busy', 'equals': 2              | 3
            'attribute': 'Busy', 'equals': '1'            | 3, 2
            'attribute': 'Busy', 'equals': 3.0            |
            'attribute': 'State', 'equals': 'BUSY'        |
            'attribute': 'Open', 'equals': false          |
            'attribute': 'Nothing', 'equals': null        |
            """)
    void itWaitsUntilTheAttributeIsAsWanted(String fields, String seen) throws Exception {
        try (var server = GaugesInServer.of(Map.of("one", new TargetGauge(3)))) {
            var expected = new StringBuilder("ok: ");
            for (String value : seen == null ? new String[0] : seen.split(", ", -1)) {
                expected.append(ONE + ": Busy is " + value + "\n");
            }
            expected.append(seen == null ? "" : "then as wanted\n");
            assertEquals(
                    expected.toString(),
                    await("'mbean': '" + ONE + "', " + fields).outcome());
        }
    }

    @Test
    void itWaitsForEveryMatch() throws Exception {
        try (var server = GaugesInServer.of(Map.of("one", new TargetGauge(1), "two", new TargetGauge(2)))) {
            assertEquals(
                    """
                    ok: com.acme:type=Gauge,name=one: Busy is 1; com.acme:type=Gauge,name=two: Busy is 2
                    com.acme:type=Gauge,name=two: Busy is 1
                    then as wanted
                    """,
                    await("'mbean': 'com.acme:type=Gauge,*', 'attribute': 'Busy', 'atMost': 0")
                            .outcome());
        }
    }

    @Test
    void anMbeanThatGoesIsWaitedForNoLonger() throws Exception {
        try (var server = GaugesInServer.of(Map.of("one", new TargetGauge(0)))) {
            var run = await("'mbean': '" + ONE + "', 'attribute': 'Load', 'atMost': 1");
            var ended = CompletableFuture.supplyAsync(run::outcome);
            while (run.outputText().isEmpty()) {
                Thread.onSpinWait();
            }
            server.remove("one");
            assertEquals("ok: " + ONE + ": Load is NaN\nthen as wanted\n", ended.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void partsOfCompositesAndTheJdksOwnMbeansAreSeen() {
        assertEquals(
                "ok: ",
                await("'mbean': 'java.lang:type=Memory', 'attribute': 'HeapMemoryUsage.used', 'atMost': 1e15")
                        .outcome());
        assertTrue(await("'mbean': 'java.lang:type=Memory', 'attribute': 'HeapMemoryUsage.use', 'atMost': 1")
                .outcome()
                .startsWith("failed: IllegalStateException: java.lang:type=Memory: there is no \"use\" in "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'attribute': 'State', 'atMost': 0     | : State is IDLE (java.lang.String), not a number
            'attribute': 'Open.x', 'equals': true | : there is no "x" in false
            """)
    void whatCanNeverBeFails(String fields, String problem) throws Exception {
        try (var server = GaugesInServer.of(Map.of("one", new TargetGauge(0)))) {
            assertEquals(
                    "failed: IllegalStateException: " + ONE + problem,
                    await("'mbean': '" + ONE + "', " + fields).outcome());
            assertTrue(await("'mbean': '" + ONE + "', 'attribute': 'Bussy', 'atMost': 0")
                    .outcome()
                    .startsWith("failed: IllegalStateException: " + ONE + ": there is no attribute \"Bussy\" ("));
        }
    }

    @Test
    void noMatchFails() {
        assertEquals(
                "failed: InstanceNotFoundException: no MBean matches com.acme:*",
                await("'mbean': 'com.acme:*', 'attribute': 'A', 'atMost': 0").outcome());
    }

    @Test
    void itWaitsUntilAnAddressAnswersAsWanted() throws Exception {
        try (var server = ScriptedServer.of("", status("503 Busy"), status("503 Busy"), status("200 OK"))) {
            assertEquals(
                    "ok: " + server.url() + "/ready: the server hung up without an answer\n" + server.url()
                            + "/ready answered 503 Busy\nthen as wanted\n",
                    await("'url': '" + server.url() + "/ready'").outcome());
            assertEquals(4, server.requests.size());
        }
        try (var server = ScriptedServer.of(status("200 OK"), status("503 Busy"))) {
            assertEquals(
                    "ok: " + server.url() + "/ answered 200 OK\nthen as wanted\n",
                    await("'url': '" + server.url() + "/', 'status': [503, '4xx']")
                            .outcome());
        }
    }

    @Test
    void cancelEndsALookUnderWay() throws Exception {
        try (var server = ScriptedServer.of(ScriptedServer.HANGS)) {
            var run = await("'url': '" + server.url() + "/'");
            var body = run.handler().body();
            var ended = CompletableFuture.supplyAsync(() -> {
                try {
                    body.run(run);
                    return "returned";
                } catch (Exception e) {
                    return e.getClass().getSimpleName();
                }
            });
            while (server.requests.isEmpty()) {
                Thread.onSpinWait();
            }
            body.cancel();
            assertEquals("InterruptedException", ended.get(10, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'every': '5ms'                                                    | await needs either "mbean" and "attribute", or "url"
            'mbean': 'a:b=c', 'url': 'http://x/'                              | await needs either "mbean" and "attribute", or "url"
            'mbean': 'a:b=c', 'atMost': 1                                     | "mbean" needs "attribute"
            'mbean': 'a:b=c', 'attribute': 'A'                                | await needs either "equals" or "atMost"
            'mbean': 'a:b=c', 'attribute': 'A', 'equals': 1, 'atMost': 1      | await needs either "equals" or "atMost"
            'mbean': 'a:b=c', 'attribute': 'A', 'atMost': '1'                 | "atMost" is a string (a number)
            'mbean': 'a:b=c', 'attribute': 'A', 'equals': []                  | "equals" is a list (a string, a number, true, false or null)
            'mbean': 'a:b=c', 'attribute': 'A', 'equals': 1, 'status': 200    | "status" does not go with "mbean"
            'mbean': 'a', 'attribute': 'A', 'equals': 1                       | "mbean" is no name of an MBean: Key properties cannot be empty (such as "Catalina:type=ThreadPool,name=*")
            'url': 'x', 'equals': 1                                           | "equals" does not go with "url"
            'url': 'x'                                                        | "url" is neither http nor https (such as "http://127.0.0.1:8080/path")
            'url': 'http://x/', 'status': 99                                  | "status" is no status (numbers from 100 to 599, or "2xx")
            """)
    void aWrongDeclarationIsAProblem(String fields, String problem) {
        List<String> problems = DeclaredRun.of("await", fields).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^atexit.json:1:\\d+: ", ""));
    }
}
