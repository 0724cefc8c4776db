package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What text a manifest may be: its encoding, its size, its depth. In it {@code '} stands for {@code "}. */
class ManifestTextLimitsTest {
    private static ManifestReading reading(byte[] bytes) {
        return new ManifestReader(new FakeTypes(), FakeVariables.NONE).read("m.json", bytes);
    }

    private static ManifestReading reading(String manifest) {
        return reading(manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF{}", "{}\n", " \r\n{\t}", "{\"wrappers\": [\"\u00e9\"]}"})
    void textForms(String manifest) {
        assertEquals(List.of(), reading(manifest).problems());
    }

    @Test
    void bytesThatAreNotUtf8HaveAPosition() {
        var bytes = "{\n \"é?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xff;
        var problems = reading(bytes).problems();
        assertEquals("[m.json:2:4: not UTF-8 (UTF-8)]", problems.toString());
    }

    @Test
    void textThatEndsInsideACharacterIsNotUtf8() {
        var problems = reading(new byte[] {'{', '}', (byte) 0xc3}).problems();
        assertEquals("[m.json:1:3: not UTF-8 (UTF-8)]", problems.toString());
    }

    @Test
    void nestingStopsAtSixtyFourLevels() {
        // The root, the list, the handler and "json" are four.
        var deepest = "{'handlers': [{'type': 'http', 'url': 'u', 'json': " + "[".repeat(61) + "]".repeat(61) + "}]}";
        assertEquals(List.of(), reading(deepest).problems());
        assertEquals(
                1,
                reading(deepest.replace("[[", "[[[").replace("]]", "]]]"))
                        .problems()
                        .size());
    }

    @Test
    void oneMebibyteIsTheLimit() {
        var padding = " ".repeat((1 << 20) - 2);
        assertEquals(List.of(), reading("{}" + padding).problems());
        assertEquals(
                "[m.json:1:1: the manifest is too large (at most 1 MiB)]",
                reading("{}" + padding + " ").problems().toString());
    }

    @Test
    void aLongChainOfNeedsIsAProblem() {
        var text = new StringBuilder("{'handlers': [");
        for (int i = 0; i < 10_000; i++) {
            text.append("{'type':'log','message':'x','name':'h" + i + "','needs':'h" + (i + 1) + "'},");
        }
        var problems =
                reading(text + "{'type':'log','message':'x','name':'h10000'}]}").problems();
        assertFalse(problems.isEmpty());
        assertTrue(problems.get(0).toString().contains("a chain that is too long (at most 500 handlers)"));
    }
}
