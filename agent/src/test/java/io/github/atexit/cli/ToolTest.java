package io.github.atexit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.manifest.ManifestKeys;
import io.github.atexit.manifest.SystemVariables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands print, where, and with which exit status. */
class ToolTest {
    private static final List<String> ORDER =
            List.of("why", "validate", "explain", "scan", "report", "attach", "list", "schema");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Tool.run(
                args,
                "1.2.3",
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    static List<String> commands() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var context =
                new ToolContext(new HandlerTypes(new NoJvm()), new SystemVariables(), "1.2.3", false, nowhere, nowhere);
        return Tool.line(context).getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** JDK 27 warns on stderr of the library's way to set them. */
    @ParameterizedTest
    @MethodSource("commands")
    void keepsNoArgumentInAFinalField(String name) {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var context =
                new ToolContext(new HandlerTypes(new NoJvm()), new SystemVariables(), "1.2.3", false, nowhere, nowhere);
        var spec = Tool.line(context).getSubcommands().get(name).getCommandSpec();
        for (var argument : spec.args()) {
            if (argument.userObject() instanceof Field field) {
                assertFalse(Modifier.isFinal(field.getModifiers()), field.toString());
            }
        }
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
                    valdiate x      | atexit-agent: unknown command "valdiate" (COMMANDS; did you mean "validate"?)
                    zzzzzzzz        | atexit-agent: unknown command "zzzzzzzz" (COMMANDS)
                    --verson        | atexit-agent: unknown option "--verson" (COMMANDS; did you mean "--version"?)
                    ``              | atexit-agent: a command is missing
                    validate        | atexit-agent validate: FILE is missing
                    validate a b    | atexit-agent validate: unexpected argument "b"
                    validate --hlep | atexit-agent validate: unknown option "--hlep" (--classpath, --help; did you mean "--help"?)
                    schema a        | atexit-agent schema: unexpected argument "a"
                    schema @a       | atexit-agent schema: unexpected argument "@a"
                    """)
    void misuseIsToldOnTheErrorOutput(String line, String problem) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
        var known = String.join(", ", commands()) + ", --help, --version";
        assertEquals(
                problem.replace("COMMANDS", known), err().lines().findFirst().orElseThrow());
        assertTrue(err().contains("Usage: java -jar atexit-agent.jar"));
        assertEquals("", out());
    }

    @Test
    void theHelpListsTheCommandsInTheirOrder() {
        assertEquals(0, run("--help"));
        var listed = out().lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.strip().replaceAll(" .*", ""))
                .toList();
        assertEquals(ORDER.stream().filter(listed::contains).toList(), listed);
        assertEquals(commands(), listed);
        assertTrue(out().contains("--version") && out().contains("Exit status: 0, 1"), out());
        assertEquals("", err());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandHasHelp(String command) {
        assertEquals(0, run(command, "--help"));
        assertTrue(out().startsWith("Usage: java -jar atexit-agent.jar " + command), out());
        assertEquals("", err());
        assertTrue(out().lines().allMatch(line -> line.length() <= 80), out());
    }

    @Test
    void theVersionIsThatOfTheJar() {
        assertEquals(0, run("--version"));
        assertEquals("atexit-agent 1.2.3\n", out());
    }

    @Test
    void classesOutsideTheJarHaveNoVersion() {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(0, Tool.run(new String[] {"--version"}, null, stream, stream));
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
