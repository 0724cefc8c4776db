package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests that extend others. In the texts {@code '} stands for {@code "}. */
class ExtendsTest {
    @TempDir
    Path directory;

    private final FakeTypes types = new FakeTypes();

    private ExtendsTest file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.replace('\'', '"'));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ManifestReading reading(boolean trust) {
        var variables = new FakeVariables(Map.of("FLEET", "base"), Map.of());
        return new ManifestReader(types, variables)
                .read(directory.resolve("m.json").toString(), trust);
    }

    private ExitManifest read(String text) {
        var reading = file("m.json", text).reading(false);
        assertEquals(List.of(), reading.problems());
        var manifest = reading.manifest();
        assertNotNull(manifest);
        return manifest;
    }

    private List<String> problems(String text) {
        var reading = file("m.json", text).reading(false);
        assertNull(reading.manifest());
        return reading.problems().stream()
                .map(problem -> problem.toString().replace(directory + "/", "").replace('"', '\''))
                .toList();
    }

    private static List<String> handlers(ExitManifest manifest) {
        return manifest.handlers().stream()
                .map(handler -> handler.name() + " " + handler.timeout().toSeconds())
                .toList();
    }

    @Test
    void settingsMergeByKey() {
        file("base.json", """
                {'deadline': '20s', 'timeout': '3s', 'mainClass': ['a.*', 'b.*'], 'failureStatus': 2,
                 'report': {'console': 'full', 'file': 'base.jsonl'},
                 'routes': {'halt': {'deadline': '2s', 'status': {'1': 3}}, 'exit': {'handlers': false}}}""");
        var manifest = read("""
                {'extends': 'base.json', 'deadline': '30s', 'mainClass': 'c.*',
                 'report': {'file': 'own.jsonl'},
                 'routes': {'halt': {'deadline': '4s', 'status': {'2': 0}}}}""");
        assertEquals(Duration.ofSeconds(30), manifest.deadline());
        assertEquals(List.of("c.*"), manifest.mainClass());
        assertEquals(2, manifest.failureStatus());
        assertEquals("full", manifest.report().console());
        assertEquals("own.jsonl", manifest.report().file());
        var halt = manifest.routes().get(ExitRoute.HALT);
        assertEquals(Duration.ofSeconds(4), halt.deadline());
        assertEquals(List.of(3, 0, 5), List.of(halt.mapStatus(1), halt.mapStatus(2), halt.mapStatus(5)));
        assertEquals(false, manifest.routes().get(ExitRoute.EXIT).runsHandlers());
    }

    @Test
    void handlersMergeByNameInTheBasesPlace() {
        file("base.json", """
                {'timeout': '3s', 'handlers': [
                  {'name': 'a', 'type': 'log', 'message': 'a', 'timeout': '1s'},
                  {'type': 'log', 'message': 'unnamed'},
                  {'name': 'b', 'type': 'http', 'url': 'http://b/', 'headers': {'X': '1', 'Y': '2'}},
                  {'name': 'c', 'type': 'log', 'message': 'c'},
                  {'name': 'd', 'type': 'log', 'message': 'd', 'phase': 'save'}]}""");
        var manifest = read("""
                {'extends': 'base.json', 'handlers': [
                  {'name': 'e', 'type': 'log', 'message': 'e'},
                  {'name': 'b', 'timeout': '7s', 'headers': {'Y': '3', 'Z': '4'}},
                  {'name': 'c', 'enabled': false},
                  {'type': 'log', 'message': 'unnamed'},
                  {'name': 'd', 'type': 'sleep', 'for': '1s'},
                  {'name': 'a', 'timeout': '2s'}]}""");
        assertEquals(List.of("a 2", "log-2 3", "b 7", "d 3", "e 3", "log-5 3"), handlers(manifest));
        assertEquals("notify", manifest.handlers().get(3).phase());
        var headers = types.created.get(2).map("headers");
        assertEquals(
                "{X=1, Y=3, Z=4}",
                headers.entrySet().stream()
                        .collect(
                                TreeMap::new,
                                (map, e) -> map.put(e.getKey(), e.getValue().constant()),
                                Map::putAll)
                        .toString());
    }

    @Test
    void phasesMergeByNameInTheBasesPlace() {
        file("base.json", """
                {'phases': ['early', {'name': 'save', 'parallel': true}, 'gone', 'release']}""");
        var manifest = read("""
                {'extends': 'base.json',
                 'phases': ['late', 'save', {'name': 'early', 'timeout': '2s'}, {'name': 'gone', 'enabled': false}]}""");
        assertEquals(
                List.of("early", "save", "shutdown-hooks", "release", "late"),
                manifest.phases().stream().map(Phase::name).toList());
        assertEquals(Duration.ofSeconds(2), manifest.phases().get(0).timeout());
        assertEquals(true, manifest.phases().get(1).isParallel());
    }

    @Test
    void theExtendingFilesRulesComeFirst() {
        file("base.json", "{'rules': {'caller': 'base.**', 'action': 'deny'}}");
        file("two.json", "{'rules': [{'caller': 'two.**', 'action': 'deny'}]}");
        var manifest = read("""
                {'extends': ['base.json', 'two.json'],
                 'rules': [{'caller': 'x.**', 'action': 'allow'}, {'caller': 'y.**', 'action': 'allow'}]}""");
        assertEquals(4, manifest.rules().size());
        assertEquals(
                List.of("allow", "allow", "deny", "deny"),
                manifest.rules().stream()
                        .map(rule -> rule.action().name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void pathsAreRelativeToTheFileThatNamesThemAndLaterOnesWin() {
        file("fleet/base.json", "{'extends': '../common.json', 'slow': '2s', 'timeout': '2s'}");
        file("common.json", "{'slow': '1s', 'timeout': '1s', 'deadline': '1s'}");
        file("late.json", "{'timeout': '3s'}");
        var manifest = read(
                "{'extends': ['fleet/${env:FLEET}.json', 'late.json'], 'handlers': {'type': 'log', 'message': 'm'}}");
        assertEquals(Duration.ofSeconds(1), manifest.deadline());
        assertEquals(Duration.ofSeconds(2), manifest.slow());
        assertEquals(List.of("log-1 3"), handlers(manifest));
    }

    @Test
    void aFileThatIsReachedTwiceCountsOnce() {
        file("common.json", "{'handlers': {'type': 'log', 'message': 'm'}}");
        file("one.json", "{'extends': 'common.json'}");
        file("two.json", "{'extends': './common.json'}");
        assertEquals(
                1,
                read("{'extends': ['one.json', 'two.json']}").handlers().stream()
                        .map(DeclaredHandler::name)
                        .count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'extends': 'none.json'}              | none.json:1:1: no such file
            {'extends': ''}                       | m.json:1:13: 'extends' is empty (a path)
            {'extends': 3}                        | m.json:1:13: 'extends' is a number (a string or a list of strings)
            {'extends': '${jvm:pid}'}             | m.json:1:13: a value that is known only at the exit (${env:NAME} and ${sys:property} here)
            {'extends': '${env:GONE}'}            | m.json:1:13: environment variable GONE is not set (a default is given by ${env:GONE:-default})
            {'extends': 'm.json'}                 | m.json:1:13: 'extends' goes round: m.json extends m.json
            {'extends': ['good.json', 'b.json']}  | b.json:2:2: 'extends' goes round: b.json extends c.json extends b.json
            {'extends': 'list.json'}              | list.json:1:1: the manifest is a list (a JSON object)
            {'extends': 'broken.json'}            | broken.json:1:2: not JSON: unexpected character ('x' (code 120)): was expecting double-quote to start field name
            {'extends': 'wrong.json'}             | wrong.json:3:2: unknown key 'dedline'
            {'extends': 'everyones.json'}         | everyones.json:1:1: the manifest can be written by everyone (chmod o-w, or the option trust=true)
            {'extends': 'good.json', 'handlers': {'name': 'new', 'enabled': false}} | m.json:1:38: a handler needs 'type' (a string)
            """)
    void aProblemHasItsOwnFileAndPosition(String text, String problem) throws IOException {
        file("good.json", "{'slow': '1s'}");
        file("b.json", "{'extends': 'c.json'}");
        file("c.json", "{'extends':\n 'b.json'}");
        file("list.json", "[]");
        file("broken.json", "{x}");
        file("wrong.json", "{\n\n 'dedline': '1s'}");
        file("everyones.json", "{}");
        Files.setPosixFilePermissions(
                directory.resolve("everyones.json"), PosixFilePermissions.fromString("rw-rw-rw-"));
        List<String> problems = problems(text);
        assertEquals(1, problems.size(), problems.toString());
        String expected = problem.replace("b.json:2:2", "c.json:2:2");
        assertEquals(
                expected,
                problems.get(0)
                        .substring(
                                0, Math.min(expected.length(), problems.get(0).length())));
    }

    @Test
    void trustCountsForAllFiles() throws IOException {
        file("base.json", "{'slow': '1s'}").file("m.json", "{'extends': 'base.json'}");
        Files.setPosixFilePermissions(directory.resolve("base.json"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertNull(reading(false).manifest());
        assertNotNull(reading(true).manifest());
    }

    @Test
    void whatAFileSaysItselfIsKnownThoughItsBaseIsNot() {
        var own = file("m.json", "{'extends': 'none.json', 'mainClass': 'a.B', 'strict': false}")
                .reading(false);
        assertEquals(List.of("a.B"), own.mainClass());
        assertEquals(false, own.strict());
        assertNull(file("m.json", "{'extends': 'none.json'}").reading(false).mainClass());
    }
}
