package io.github.atexit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.manifest.FakeVariables;
import io.github.atexit.manifest.ManifestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the printed reference says what the parser does. */
class ManifestReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "manifest.md");
    private static final String RENEW = "mvn -pl agent test -Dtest=ManifestReferenceTest -Datexit.docs=write";

    private final HandlerTypes types = new HandlerTypes(new NoJvm());

    @Test
    void theReferenceIsNotStale() throws IOException {
        var current = ManifestReference.of(types);
        if ("write".equals(System.getProperty("atexit.docs"))) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, current);
        }
        var printed = Files.exists(REFERENCE) ? Files.readString(REFERENCE) : "";
        assertEquals(current, printed, "docs/manifest.md is stale; renew it: " + RENEW);
    }

    @Test
    void everyTypeHasASampleThatIsRight() {
        for (var type : types.all()) {
            var manifest = ("{\"handlers\": [" + type.sample() + "]}").getBytes(StandardCharsets.UTF_8);
            var reading = new ManifestReader(types, FakeVariables.NONE).read(type.name(), manifest);
            assertEquals(List.of(), reading.problems());
        }
    }

    @Test
    void everySampleOfARuleIsRight() {
        for (var sample : RuleSamples.all()) {
            var manifest = ("{\"rules\": " + sample + "}").getBytes(StandardCharsets.UTF_8);
            var reading = new ManifestReader(types, FakeVariables.NONE).read(sample, manifest);
            assertEquals(List.of(), reading.problems());
        }
    }
}
