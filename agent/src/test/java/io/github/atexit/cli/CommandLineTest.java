package io.github.atexit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.manifest.ManifestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands print, where, and with which exit status. */
class CommandLineTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return CommandLine.run(
                args,
                "1.2.3",
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aGoodManifestIsOk() throws IOException {
        var file = Files.writeString(directory.resolve("m.json"), "{\"deadline\": \"1s\"}");
        assertEquals(0, run("validate", file.toString()));
        assertEquals(file + ": ok, 0 handlers\n", out());
        assertEquals("", err());
    }

    @Test
    void problemsArePrintedWithTheirPositions() throws IOException {
        var file = Files.writeString(directory.resolve("m.json"), "{\"deadline\": 1,\n \"strict\": 0}");
        assertEquals(1, run("validate", file.toString()));
        assertEquals(
                file + ":1:14: \"deadline\" is a number (a duration such as \"10s\"; did you mean \"1s\"?)\n" + file
                        + ":2:12: \"strict\" is a number (true or false)\n",
                out());
    }

    @Test
    void aMissingFileIsAProblem() {
        assertEquals(1, run("validate", "/no/such/m.json"));
        assertEquals("/no/such/m.json:1:1: no such file\n", out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    valdiate x      | unknown command "valdiate" (validate, schema, --help, --version; did you mean "validate"?)
                    zzzzzzzz        | unknown command "zzzzzzzz" (validate, schema, --help, --version)
                    validate        | validate needs one file
                    validate a b    | validate needs one file
                    schema a        | schema takes no arguments
                    ``              | a command is missing
                    """)
    void misuseIsToldOnTheErrorOutput(String line, String problem) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals("atexit-agent: " + problem, err().lines().findFirst().orElseThrow());
        assertTrue(err().contains("Usage:"));
        assertEquals("", out());
    }

    @Test
    void helpAndVersion() {
        assertEquals(0, run("--version"));
        assertEquals("atexit-agent 1.2.3\n", out());
        assertEquals(0, run("--help"));
        assertTrue(out().contains("validate FILE") && out().contains("Exit status: 0, 1"));
        assertEquals("", err());
    }

    @Test
    void classesOutsideTheJarHaveNoVersion() {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(0, CommandLine.run(new String[] {"--version"}, stream, stream));
        assertEquals("atexit-agent unknown\n", out());
    }

    @Test
    void theSchemaIsJsonAndDescribesEveryType() throws IOException {
        assertEquals(0, run("schema"));
        var names = new HashSet<String>();
        try (var parser = new JsonFactory().createParser(out())) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                names.add(parser.getText());
            }
        }
        assertTrue(names.contains("https://json-schema.org/draft/2020-12/schema"));
        for (var type : new HandlerTypes(new NoJvm()).all()) {
            assertTrue(names.contains("#/$defs/" + type.name()), type.name());
            type.fields().forEach(field -> assertTrue(names.contains(field.name()), field.name()));
        }
        ManifestKeys.top().forEach(key -> assertTrue(names.contains(key.name()), key.name()));
    }
}
