package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import com.acme.http.RelaxesTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handler types {@code http} and, where it asks an address, {@code await}. */
final class HttpIT {
    private static final Path KEYS =
            Path.of(System.getProperty("atexit.scratch"), "keys.jks").toAbsolutePath();

    private static Endpoints plain;
    private static Endpoints secure;
    private static int nobody;

    @BeforeAll
    static void open() throws Exception {
        plain = Endpoints.plain();
        secure = Endpoints.secure(KEYS);
        nobody = unusedPort();
    }

    @AfterAll
    static void close() {
        plain.close();
        secure.close();
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A row whose url says {@code PLAIN}, {@code SECURE} or {@code NOBODY} for the port, and {@code KEY} for a key. */
    private static String http(String url, String more) {
        return type("http", url, more);
    }

    private static String type(String type, String url, String more) {
        return "\"type\": \"" + type + "\", \"url\": \"" + url + "\"" + (more.isEmpty() ? "" : ", " + more);
    }

    static Stream<TypeCase.Run> runs() {
        return Stream.concat(
                TypeCase.onRoutes(
                        EndsAsTold.class,
                        TypeCase.ok(
                                        http(
                                                "http://127.0.0.1:PLAIN/ok/KEY?by=${exit:route}",
                                                "\"headers\": {\"X-Exit\": \"${exit:status}\"},"
                                                        + " \"json\": {\"text\": \"went by \\\"${exit:route}\\\"\", \"n\": [1, true]}"))
                                .telling("200 OK\ndone")),
                TypeCase.onExit(
                        EndsAsTold.class,
                        TypeCase.ok(http("http://127.0.0.1:PLAIN/second/KEY", "\"method\": \"PUT\", \"retries\": 1"))
                                .telling("answered 503 Service Unavailable (expected 2xx)\n200 OK"),
                        TypeCase.ok(http("http://127.0.0.1:PLAIN/500/KEY", "\"expect\": [500, \"2xx\"]")),
                        TypeCase.failed(
                                http("http://127.0.0.1:PLAIN/500/KEY", "\"method\": \"DELETE\""),
                                "answered 500 Internal Server Error (expected 2xx)"),
                        TypeCase.failed(
                                http("http://127.0.0.1:PLAIN/elsewhere/KEY", ""),
                                "a redirect that is not followed, to http://other.example:1/x"),
                        TypeCase.failed(http("http://127.0.0.1:NOBODY/KEY", "\"retries\": 1"), "Connection refused"),
                        TypeCase.failed(
                                http(
                                        "http://127.0.0.1:PLAIN/ok/KEY",
                                        "\"headers\": {\"X-Exit\": \"${exit:stack}\\n\"}"),
                                "the header \"X-Exit\" has a line break"),
                        TypeCase.timeout(http("http://127.0.0.1:PLAIN/hangs/KEY", "\"timeout\": \"500ms\""), ""),
                        TypeCase.timeout(http("http://127.0.0.1:PLAIN/drips/KEY", "\"timeout\": \"500ms\""), ""),
                        TypeCase.failed(http("https://localhost:SECURE/ok/KEY", ""), "PKIX path"),
                        TypeCase.ok(type("await", "http://127.0.0.1:PLAIN/second/KEY", "\"every\": \"20ms\""))
                                .telling("answered 503 Service Unavailable\n"),
                        TypeCase.timeout(
                                type("await", "http://127.0.0.1:NOBODY/KEY", "\"timeout\": \"400ms\""),
                                "Connection refused"),
                        TypeCase.timeout(
                                type("await", "http://127.0.0.1:PLAIN/hangs/KEY", "\"timeout\": \"400ms\""), "")));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void doesWhatItSays(TypeCase.Run run) {
        String key = run.route()
                + run.jdk().feature()
                + Integer.toHexString(run.row().hashCode());
        String body = run.row()
                .body()
                .replace("PLAIN", String.valueOf(plain.port()))
                .replace("SECURE", String.valueOf(secure.port()))
                .replace("NOBODY", String.valueOf(nobody))
                .replace("KEY", key);
        var row = new TypeCase(
                body, run.row().effects(), run.row().outcome(), run.row().tells());
        Ended ended = new TypeCase.Run(row, run.main(), run.route(), run.jdk()).verify();
        if (body.contains("/ok/") && row.outcome().equals("ok")) {
            String status = run.route().equals("signal") ? "143" : "0";
            assertEquals(
                    List.of("POST /ok/" + key + "?by=" + run.route() + " " + status + " {\"text\":\"went by \\\""
                            + run.route() + "\\\"\",\"n\":[1,true]}"),
                    plain.asked(key));
        }
        if (row.outcome().equals("timeout")) {
            assertTrue(ended.report().handler("it").number("/millis") < 2_000, "it ends in time");
        }
    }

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void certificatesAreCheckedWhateverTheApplicationRelaxed(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"handlers\": {" + http("https://localhost:" + secure.port() + "/ok/relaxed", "") + "}}")
                .main(RelaxesTls.class, "exit")
                .run();

        assertTrue(ended.report().handler("http-1").text("/error/message").contains("PKIX path"));
        assertEquals(List.of(), secure.asked("relaxed"));
    }

    @ParameterizedTest
    @MethodSource("some")
    void theJvmsTrustStoreCountsAndTheNameMustBeTheCertificates(Jdk jdk) {
        String key = "trusted" + jdk.feature();
        Ended ended = Jvm.on(jdk)
                .flags("-Djavax.net.ssl.trustStore=" + KEYS, "-Djavax.net.ssl.trustStorePassword=changeit")
                .manifest("{\"handlers\": [{" + http("https://127.0.0.1:" + secure.port() + "/ok/" + key, "") + "}, {"
                        + http("https://localhost:" + secure.port() + "/ok/" + key, "") + "}]}")
                .main(RelaxesTls.class, "exit")
                .run();

        assertEquals(List.of("http-2 ok", "http-1 failed"), ended.report().handlers());
        assertEquals(List.of("GET /ok/" + key + " null"), secure.asked(key));
    }

    @ParameterizedTest
    @MethodSource("some")
    void secretsInHeadersAndBodiesAreMasked(Jdk jdk) {
        String key = "secret" + jdk.feature();
        Ended ended = Jvm.on(jdk)
                .manifest("{\"handlers\": {"
                        + http(
                                "http://127.0.0.1:" + plain.port() + "/500/" + key,
                                "\"headers\": {\"X-Exit\": \"${env:HARMLESS}\"}, \"json\": {\"token\": \"${env:OTHER}\"}")
                        + "}}")
                .env("HARMLESS", "s3cr3t-header")
                .env("OTHER", "s3cr3t-body")
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals(List.of("POST /500/" + key + " s3cr3t-header {\"token\":\"s3cr3t-body\"}"), plain.asked(key));
        assertFalse((ended.err() + String.join("", ended.lines(Jvm.REPORTS))).contains("s3cr3t"));
    }
}
