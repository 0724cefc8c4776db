package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.exhaustion.FillsHeap;
import com.acme.handler.EndsAsTold;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports that are sent to a collector: one that takes them, and ones that hang, drip, fail or are not there. */
final class OtlpIT {
    /** Far longer than a JVM takes to start and end on a busy machine, far less than {@link #LONG}. */
    private static final Duration SOON = Duration.ofSeconds(25);

    private static final String LONG = "55s";

    private static Endpoints collector;
    private static int nobody;
    /** Connections wait in its queue for ever. */
    private static ServerSocket deaf;

    @BeforeAll
    static void open() throws IOException {
        collector = Endpoints.plain();
        deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
    }

    @AfterAll
    static void close() throws IOException {
        collector.close();
        deaf.close();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + collector.port() + path;
    }

    private static String manifest(String otlp, String more) {
        return "{\"report\": {\"console\": \"summary\", \"otlp\": {" + otlp + "}}" + more + "}";
    }

    static Stream<Jdk> some() {
        return Jdks.of(8, 17, 25).stream();
    }

    private static JsonNode sent(String key) {
        List<String> asked = collector.asked(key + "/v1/logs");
        assertEquals(1, asked.size(), asked.toString());
        String start = "POST /ok/" + key + "/v1/logs null ";
        assertTrue(asked.get(0).startsWith(start), asked.get(0));
        return Ended.json(asked.get(0).substring(start.length())).at("/resourceLogs/0/scopeLogs/0/logRecords/0");
    }

    static Stream<String> routes() {
        return Stream.of("exit", "halt", "signal", "main-return");
    }

    @ParameterizedTest
    @MethodSource("some")
    void takesTheReportOfEveryRoute(Jdk jdk) {
        routes().forEach(route -> {
            String key = route + jdk.feature();
            Child child = Jvm.on(jdk)
                    .manifest(manifest("\"endpoint\": \"" + url("/ok/" + key) + "\"", ""))
                    .main(EndsAsTold.class, route)
                    .start();
            if (route.equals("signal")) {
                child.awaitLine("ready").signal("TERM");
            }
            Ended ended = child.end();

            JsonNode report = Ended.json(sent(key).at("/body/stringValue").asText());
            assertEquals(ended.report().text("/id"), report.at("/id").asText());
            assertEquals(route, report.at("/route").asText());
            assertEquals(ended.status(), report.at("/finalStatus").asInt());
            assertEquals(
                    List.of("application/json"),
                    collector.headers(key + "/v1/logs").get("Content-type"));
        });
    }

    @ParameterizedTest
    @MethodSource("some")
    void theEnvironmentOfOpenTelemetryServesWhereTheManifestAsks(Jdk jdk) {
        String key = "env" + jdk.feature();
        Ended ended = Jvm.on(jdk)
                .manifest(manifest("\"headers\": {\"X-Mine\": \"${env:MINE}\"}", ""))
                .env("OTEL_EXPORTER_OTLP_ENDPOINT", url("/ok/" + key))
                .env("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20s3cr3t-theirs")
                .env("OTEL_SERVICE_NAME", "shop")
                .env("MINE", "s3cr3t-mine")
                .main(EndsAsTold.class, "exit")
                .run();

        assertTrue(
                collector.asked(key + "/v1/logs").get(0).contains("{\"stringValue\":\"shop\"}"),
                collector.asked(key + "/v1/logs").toString());
        assertEquals(
                List.of("Bearer s3cr3t-theirs"),
                collector.headers(key + "/v1/logs").get("Authorization"));
        assertEquals(List.of("s3cr3t-mine"), collector.headers(key + "/v1/logs").get("X-mine"));
        assertFalse((ended.err() + ended.lines(Jvm.REPORTS)).contains("s3cr3t"), ended.err());
    }

    @ParameterizedTest
    @MethodSource("some")
    void theEnvironmentAloneSendsNothing(Jdk jdk) {
        String key = "unasked" + jdk.feature();
        Jvm.on(jdk)
                .manifest("{}")
                .env("OTEL_EXPORTER_OTLP_ENDPOINT", url("/ok/" + key))
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals(List.of(), collector.asked(key + "/v1/logs"));
    }

    @Test
    void whereNobodyAsksNothingOfItIsLoaded() {
        Ended ended = Jvm.on(Jdks.newest())
                .manifest("{\"handlers\": {\"type\": \"log\", \"message\": \"end\"}}")
                .flags("-Xlog:class+load:file=classes.txt:none")
                .main(EndsAsTold.class, "exit")
                .run();

        List<String> classes = ended.lines("classes.txt");
        assertTrue(classes.stream().anyMatch(line -> line.startsWith("io.github.atexit.report.ReportFile ")));
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(line -> line.startsWith("io.github.atexit.http.")
                                || line.startsWith("io.github.atexit.report.Otlp")
                                || line.startsWith("io.github.atexit.manifest.Otlp")
                                || line.startsWith("io.github.atexit.report.TerminationLog"))
                        .toList());
    }

    /** A collector, and what the console says of it. */
    record Bad(String name, String endpoint, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Bad> bad() {
        return List.of(
                new Bad("hangs", url("/hangs/x"), "no answer in time"),
                new Bad("drips", url("/drips/x"), "no answer in time"),
                new Bad("is deaf", "http://127.0.0.1:" + deaf.getLocalPort(), "no answer in time"),
                new Bad("fails", url("/500/x"), "it answered 500 Internal Server Error"),
                new Bad("refuses", "http://127.0.0.1:" + nobody, "Connection refused"));
    }

    /** The exit goes on as if there were no collector, and one line says what is wrong with it. */
    @ParameterizedTest
    @MethodSource("some")
    void aBadOneIsALine(Jdk jdk) {
        for (Bad row : bad()) {
            Ended ended = Jvm.on(jdk)
                    .manifest(manifest("\"endpoint\": \"" + row.endpoint + "\", \"timeout\": \"700ms\"", ""))
                    .main(EndsAsTold.class, "exit")
                    .run();

            String line = "[atexit] the report could not be written to " + row.endpoint + "/v1/logs: " + row.says;
            assertAll(
                    row.name,
                    () -> assertEquals(0, ended.status()),
                    () -> assertEquals(
                            1,
                            ended.err()
                                    .lines()
                                    .filter(each -> each.startsWith(line))
                                    .count(),
                            ended.err()),
                    () -> assertTrue(ended.err().startsWith("[atexit] exit(0) by"), ended.err()),
                    () -> assertEquals(0, ended.report().number("/finalStatus")));
        }
    }

    /** A route with a deadline that is far shorter than what the collector may take. */
    record Bound(String route, String more, int status) {
        @Override
        public String toString() {
            return route + more;
        }
    }

    private static List<Bound> bounds() {
        return List.of(
                new Bound("exit", ", \"deadline\": \"1s\"", 0),
                new Bound("exit", ", \"deadline\": \"1s\", \"handlers\": {\"type\": \"sleep\", \"for\": \"50s\"}", 1),
                new Bound("halt", ", \"routes\": {\"halt\": {\"deadline\": \"500ms\"}}", 0));
    }

    @ParameterizedTest
    @MethodSource("some")
    void noneOutlastsTheDeadline(Jdk jdk) {
        for (Bound row : bounds()) {
            Ended ended = Jvm.on(jdk)
                    .manifest(manifest(
                            "\"endpoint\": \"" + url("/hangs/x") + "\", \"timeout\": \"" + LONG + "\"", row.more))
                    .main(EndsAsTold.class, row.route)
                    .run();

            assertAll(
                    row.toString(),
                    () -> assertEquals(row.status, ended.status()),
                    () -> assertTrue(
                            ended.lasted().compareTo(SOON) < 0,
                            "it lasted " + ended.lasted().toMillis() + " ms"));
        }
    }

    /** A timeout that is longer than what other reports may take is kept. */
    @Test
    void aLongTimeoutIsLeftToIt() {
        Ended ended = Jvm.on(Jdks.newest())
                .manifest(manifest("\"endpoint\": \"" + url("/hangs/x") + "\", \"timeout\": \"4s\"", ""))
                .main(EndsAsTold.class, "exit")
                .run();

        assertTrue(ended.err().contains("/v1/logs: no answer in time"), ended.err());
        assertTrue(ended.lasted().compareTo(Duration.ofSeconds(4)) >= 0);
    }

    /** It may be too much for what is left, which is no reason for the exit to fail. */
    @ParameterizedTest
    @MethodSource("some")
    void aFullHeapIsNoHindrance(Jdk jdk) {
        String key = "full" + jdk.feature();
        Ended ended = Jvm.on(jdk)
                .manifest(manifest(
                        "\"endpoint\": \"" + url("/ok/" + key) + "\"",
                        ", \"handlers\": {\"type\": \"log\", \"message\": \"end\", \"to\": \"effects.txt\"}"))
                .main(FillsHeap.class, "exit", "later")
                .run();

        assertEquals(3, ended.status());
        assertEquals(3, ended.report().number("/finalStatus"));
        assertEquals(List.of("main", "hook", "end"), ended.effects());
        assertEquals(
                1,
                collector.asked(key + "/v1/logs").size()
                        + ended.err()
                                .lines()
                                .filter(line -> line.contains("could not be written to"))
                                .count(),
                ended.err());
    }
}
