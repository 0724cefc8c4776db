package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code report.otlp} and OpenTelemetry's environment variables say together. */
class OtlpReaderTest {
    private static ManifestReading reading(String otlp, Map<String, String> environment) {
        String text = "{'report': {'otlp': " + otlp + "}}";
        return new ManifestReader(new FakeTypes(), new FakeVariables(environment, Map.of()))
                .read("m.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static OtlpSettings settings(String otlp, Map<String, String> environment) {
        ManifestReading reading = reading(otlp, environment);
        assertEquals(List.of(), reading.problems());
        return reading.manifest().report().otlp();
    }

    private static String problems(String otlp, Map<String, String> environment) {
        return reading(otlp, environment).problems().stream()
                .map(problem -> problem.toString().replace('"', '\''))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> headers(OtlpSettings settings) {
        return settings.headers().stream().collect(Collectors.toMap(header -> header[0], header -> header[1]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://c:4318          | http://c:4318/v1/logs
            http://c:4318/         | http://c:4318/v1/logs
            https://c/otlp         | https://c/otlp/v1/logs
            https://c/otlp/        | https://c/otlp/v1/logs
            https://c/v1/logs      | https://c/v1/logs
            """)
    void logsHaveAPathBelowTheEndpoint(String endpoint, String url) {
        assertEquals(
                url,
                settings("{'endpoint': '" + endpoint + "'}", Map.of()).target().toString());
        assertEquals(
                url,
                settings("{}", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint))
                        .target()
                        .toString());
    }

    @Test
    void whatNobodySaysIsAsUsual() {
        OtlpSettings settings = settings("{}", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "));

        assertEquals("http://localhost:4318/v1/logs", settings.target().toString());
        assertEquals(Duration.ofSeconds(2), settings.timeout());
        assertEquals(Map.of(), headers(settings));
        assertEquals(Map.of(), settings.resource());
    }

    @Test
    void theManifestWinsOverTheEnvironment() {
        OtlpSettings settings = settings(
                "{'endpoint': 'http://mine:1', 'headers': {'X-Tenant': 'mine'}, 'resource': {'service.name': 'mine'}}",
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://theirs:2",
                        "OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=theirs,authorization=Basic%20abc%3D",
                        "OTEL_SERVICE_NAME", "theirs",
                        "OTEL_RESOURCE_ATTRIBUTES", "service.namespace=a%2Cb, service.name=other"));

        assertEquals("http://mine:1/v1/logs", settings.target().toString());
        assertEquals(Map.of("X-Tenant", "mine", "authorization", "Basic abc="), headers(settings));
        assertEquals(Map.of("service.namespace", "a,b", "service.name", "mine"), settings.resource());
    }

    @Test
    void theServicesNameWinsOverTheAttributes() {
        assertEquals(
                Map.of("service.name", "shop"),
                settings("{}", Map.of("OTEL_SERVICE_NAME", "shop", "OTEL_RESOURCE_ATTRIBUTES", "service.name=other"))
                        .resource());
    }

    @Test
    void valuesOfHeadersAreSecretsAndThoseOfTheResourceAreNot() {
        var environment = Map.of(
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=s3cr3t-one", "MINE", "s3cr3t-two", "POD", "a-pod-name");

        List<String> secrets = reading(
                        "{'headers': {'X-Mine': '${env:MINE}'}, 'resource': {'k8s.pod.name': '${env:POD}'}}",
                        environment)
                .manifest()
                .secrets();

        assertTrue(secrets.contains("s3cr3t-one") && secrets.contains("s3cr3t-two"), secrets.toString());
        assertEquals(2, secrets.size(), secrets.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'endpoint': 'collector:4317'}     | m.json:1:34: 'endpoint' is neither http nor https (such as 'http://localhost:4318')
            {'endpoint': '${exit:route}'}      | m.json:1:34: a value that is known only at the exit (${env:NAME} and ${sys:property} here)
            {'headers': {'X': 'a\\nb'}}        | m.json:1:33: the header 'X' has a line break
            {'headers': {'Content-Type': 'a'}} | m.json:1:33: the header 'Content-Type' cannot be set
            {'resource': {'a': '${jvm:pid}'}}  | m.json:1:34: 'a' has a value that is known only at the exit (${env:NAME} and ${sys:property} here)
            {'resource': {'a': 1}}             | m.json:1:40: 'resource' has a number for 'a' (an object of strings)
            {'timeout': 2}                     | m.json:1:33: 'timeout' is a number (a duration such as '10s'; did you mean '2s'?)
            {'url': 'http://c'}                | m.json:1:22: unknown key 'url' (endpoint, headers, resource, timeout)
            """)
    void whatIsWrongIsSaid(String otlp, String problem) {
        assertEquals(problem, problems(otlp, Map.of()));
    }

    @Test
    void aWrongEndpointOfTheEnvironmentIsAProblemWhereItCounts() {
        var environment = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector");

        assertEquals(
                "m.json:1:21: the environment variable OTEL_EXPORTER_OTLP_ENDPOINT is neither http nor https"
                        + " (such as 'http://localhost:4318')",
                problems("{}", environment));
        assertEquals("", problems("{'endpoint': 'http://c'}", environment));
    }

    @ParameterizedTest
    @CsvSource({"a", "=b", "a=%zz", "'a=b,c'"})
    void aListThatIsNoneIsIgnoredWithAWarning(String list) {
        for (String variable : List.of("OTEL_RESOURCE_ATTRIBUTES", "OTEL_EXPORTER_OTLP_HEADERS")) {
            ManifestReading reading = reading("{}", Map.of(variable, list));

            assertEquals(
                    "[m.json:1:21: warning: the environment variable " + variable
                            + " is ignored: it is no list of key=value]",
                    reading.problems().toString());
            assertEquals(Map.of(), headers(reading.manifest().report().otlp()));
        }
    }
}
