package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manifest without problems says. In the tables {@code '} stands for {@code "}. */
class ManifestReaderTest {
    private final FakeTypes types = new FakeTypes();

    private ManifestReading reading(String manifest) {
        return new ManifestReader(types, FakeVariables.NONE)
                .read("m.json", manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private ExitManifest read(String manifest) {
        var reading = reading(manifest);
        assertEquals(List.of(), reading.problems());
        var read = reading.manifest();
        assertNotNull(read);
        return read;
    }

    private DeclaredHandler handler(String members) {
        return read("{'journal': 'j', 'handlers': {'type': 'log', 'message': 'm'" + members + "}}")
                .handlers()
                .get(0);
    }

    @Test
    void emptyManifestSaysNothing() {
        var manifest = read("{}");
        assertEquals(List.of(), manifest.mainClass());
        assertNull(manifest.deadline());
        assertNull(manifest.strict());
        assertEquals(Duration.ofSeconds(10), manifest.slow());
        assertEquals(1, manifest.failureStatus());
        assertEquals(List.of(), manifest.handlers());
        assertNull(manifest.report().console());
        assertNull(manifest.report().file());
        assertNull(manifest.journal());
        assertEquals(List.of(), manifest.wrappers());
        assertEquals(List.of(), manifest.secrets());
        assertEquals(
                List.of("notify", "drain", "save", "shutdown-hooks", "release"),
                manifest.phases().stream().map(Phase::name).toList());
        assertEquals(Map.of(), manifest.routes());
    }

    @Test
    void everySettingIsRead() {
        var manifest = read("""
                {'$schema': 's', '$comment': 1, '$comment': 2, 'version': 1,
                 'mainClass': ['com.acme.**', 'a.B'], 'deadline': '25s', 'slow': '2s', 'failureStatus': 9,
                 'strict': false, 'journal': 'run/atexit', 'wrappers': 'com.acme.Quit', 'sentinel': false, 'jmx': false,
                 'report': {'console': 'full', 'file': 'logs/x.jsonl', 'terminationLog': 'off'},
                 'routes': {'halt': {'deadline': '3s', 'handlers': false}, 'signal': {'status': {'143': 0, '-1': 255}}}}
                """);
        assertEquals(List.of("com.acme.**", "a.B"), manifest.mainClass());
        assertEquals(Duration.ofSeconds(25), manifest.deadline());
        assertEquals(Duration.ofSeconds(2), manifest.slow());
        assertEquals(9, manifest.failureStatus());
        assertEquals(false, manifest.strict());
        assertEquals("run/atexit", manifest.journal());
        assertEquals(List.of("com.acme.Quit"), manifest.wrappers());
        assertEquals("full", manifest.report().console());
        assertEquals("logs/x.jsonl", manifest.report().file());
        assertEquals(Set.of(ExitRoute.HALT, ExitRoute.SIGNAL), manifest.routes().keySet());
        var halt = manifest.routes().get(ExitRoute.HALT);
        var signal = manifest.routes().get(ExitRoute.SIGNAL);
        assertEquals(Duration.ofSeconds(3), halt.deadline());
        assertFalse(halt.runsHandlers());
        assertEquals(0, signal.mapStatus(143));
        assertEquals(255, signal.mapStatus(-1));
    }

    @Test
    void keepsTheStatusOnFailure() {
        assertNull(read("{'failureStatus': 'keep'}").failureStatus());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ['save']                              | save shutdown-hooks
                    'save'                                | save shutdown-hooks
                    []                                    | shutdown-hooks
                    ['a', 'release', 'b']                 | a shutdown-hooks release b
                    ['release', 'shutdown-hooks']         | release shutdown-hooks
                    [{'name': 'a'}, {'name': 'release'}]  | a shutdown-hooks release
                    """)
    void everyManifestHasThePhaseOfTheHooks(String phases, String expected) {
        var names = read("{'phases': " + phases + "}").phases().stream().map(Phase::name);
        assertEquals(expected, names.collect(Collectors.joining(" ")));
    }

    @Test
    void phasesHaveSettings() {
        var manifest = read("{'phases': ['a', {'name': 'b', 'order': 'declared', 'parallel': true, 'timeout': '8s'}]}");
        var plain = manifest.phases().get(0);
        var set = manifest.phases().get(1);
        assertFalse(plain.isDeclaredOrder() || plain.isParallel());
        assertNull(plain.timeout());
        assertTrue(set.isDeclaredOrder() && set.isParallel());
        assertEquals(Duration.ofSeconds(8), set.timeout());
    }

    @Test
    void handlersHaveDefaults() {
        var handler = handler("");
        assertEquals("log-1", handler.name());
        assertEquals("log", handler.type());
        assertEquals("release", handler.phase());
        assertEquals(Duration.ofSeconds(10), handler.timeout());
        assertEquals(List.of(), handler.needs());
        assertFalse(handler.isOptional());
        assertTrue(handler.when().accepts(0) && handler.when().accepts(1));
    }

    @Test
    void defaultNamesCountTheHandlersOfAType() {
        var manifest = read("""
                {'timeout': '3s', 'handlers': [
                  {'type': 'log', 'message': 'm'}, {'type': 'sleep', 'for': '1s', 'timeout': '9s'},
                  {'type': 'log', 'message': 'm', 'name': 'x'}, {'type': 'log', 'message': 'm', 'enabled': false},
                  {'type': 'log', 'message': 'm', 'needs': ['x', 'log-1'], 'optional': true}]}
                """);
        assertEquals(
                List.of("log-1", "sleep-1", "x", "log-4"),
                manifest.handlers().stream().map(DeclaredHandler::name).toList());
        assertEquals(
                List.of(3L, 9L, 3L, 3L),
                manifest.handlers().stream().map(h -> h.timeout().toSeconds()).toList());
        assertEquals(List.of("x", "log-1"), manifest.handlers().get(3).needs());
        assertTrue(manifest.handlers().get(3).isOptional());
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-end", "slow", "notify", "save"})
    void anyPhaseButTheHooksTakesHandlers(String phase) {
        assertEquals(phase, handler(", 'phase': '" + phase + "'").phase());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                              | main-return main-throw exit signal halt
                    'java'                    | main-return main-throw exit signal halt
                    'dead'                    | crashed vanished
                    'any'                     | main-return main-throw exit signal halt crashed vanished
                    ['java', 'dead']          | main-return main-throw exit signal halt crashed vanished
                    'halt'                    | halt
                    ['main-throw', 'crashed'] | main-throw crashed
                    """)
    void routesAreRoutesOrGroups(String on, String expected) {
        var filter = handler(on == null ? "" : ", 'on': " + on).on();
        var accepted = Arrays.stream(ExitRoute.values()).filter(route -> filter.accepts(route, null));
        assertEquals(expected, accepted.map(ExitRoute::id).collect(Collectors.joining(" ")));
    }

    @Test
    void aSignalNarrowsTheRoute() {
        var filter = handler(", 'on': ['signal:TERM', 'exit']").on();
        assertTrue(filter.accepts(ExitRoute.SIGNAL, "TERM"));
        assertFalse(filter.accepts(ExitRoute.SIGNAL, "INT"));
        assertTrue(filter.accepts(ExitRoute.EXIT, null));
        assertFalse(filter.accepts(ExitRoute.HALT, null));
    }

    @Test
    void deadRoutesAreFineWithTheOptionJournal() {
        var manifest = "{\"handlers\": [{\"type\": \"log\", \"message\": \"m\", \"on\": \"dead\"}]}";
        var reading = new ManifestReader(types, FakeVariables.NONE)
                .withJournal()
                .read("m.json", manifest.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), reading.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'zero'    | 0
                    'nonzero' | 1 3 4
                    3         | 3
                    [3, 4]    | 3 4
                    """)
    void statusesNarrowAHandler(String status, String expected) {
        var filter = handler(", 'when': {'status': " + status + "}").when();
        var accepted = List.of(0, 1, 3, 4).stream().filter(filter::accepts).map(String::valueOf);
        assertEquals(expected, accepted.collect(Collectors.joining(" ")));
    }

    @Test
    void aDisabledHandlerIsCheckedAndLeftOut() {
        var ok = "{'handlers': [{'type': 'log', 'message': 'm', 'enabled': false}]}";
        assertEquals(List.of(), read(ok).handlers());
        assertEquals(1, types.created.size());
        assertEquals(1, reading(ok.replace("'m'", "7")).problems().size());
    }

    @Test
    void typesSeeTheirFields() {
        read("""
                {'handlers': [
                  {'type': 'exec', 'command': ['a', 'b'], 'env': {'$comment': 'x', 'B': '2', 'A': '1'}, 'expect': 3},
                  {'type': 'invoke', 'method': 'a.B#${c}', 'args': 7, 'load': true},
                  {'type': 'sleep', 'for': '1m30s'}]}
                """);
        var exec = types.created.get(0);
        assertEquals(
                List.of("a", "b"),
                exec.texts("command").stream().map(Template::constant).toList());
        assertEquals(List.of("B", "A"), List.copyOf(exec.map("env").keySet()));
        assertEquals(3, exec.integer("expect", 0));
        var invoke = types.created.get(1);
        assertEquals("a.B#${c}", invoke.name("method"));
        assertEquals(7, invoke.nodes("args").get(0).number().intValueExact());
        assertTrue(invoke.flag("load", false));
        assertTrue(invoke.has("args"));
        assertEquals(Duration.ofSeconds(90), types.created.get(2).duration("for", Duration.ZERO));
        assertFalse(invoke.has("timeout"));
    }

    @Test
    void aBrokenManifestStillTellsWhatItCan() {
        var told = reading("{'mainClass': 'a.*', 'strict': false, 'nope': 1}");
        assertNull(told.manifest());
        assertEquals(List.of("a.*"), told.mainClass());
        assertEquals(false, told.strict());
        assertEquals(List.of(), reading("{'nope': 1}").mainClass());
        assertNull(reading("{'mainClass': 'a/b'}").mainClass());
        assertNull(reading("{'mainClass': ['a', 1]}").mainClass());
        assertNull(reading("{'mainClass': 'a.*',}").mainClass());
        assertNull(reading("{'mainClass': 'a.*',}").strict());
    }

    @Test
    void everyKeyOfTheContractIsKnown() {
        var problems = reading("""
                        {'$schema': 'atexit-manifest.schema.json', 'mainClass': 'com.acme.**',
                         'deadline': '25s', 'timeout': '10s', 'slow': '10s',
                         'phases': ['notify', 'drain', 'save', 'shutdown-hooks',
                                    {'name': 'release', 'parallel': true, 'timeout': '8s'}],
                         'failureStatus': 1, 'classpath': ['ops/handlers.jar'],
                         'report': {'console': 'auto', 'file': 'logs/exits.jsonl', 'html': 'logs/last-exit.html',
                                    'terminationLog': 'auto', 'otlp': {'endpoint': 'http://127.0.0.1:4318'}},
                         'journal': 'run/atexit', 'sentinel': false,
                         'routes': {'halt': {'deadline': '3s'}, 'signal': {'status': {'143': 0}}},
                         'rules': [{'route': 'exit', 'jar': '/opt/app/plugins/*.jar', 'action': 'deny'}],
                         'handlers': [{'name': 'told', 'type': 'log', 'message': 'x'}]}
                        """).problems();
        assertFalse(problems.isEmpty());
        for (var problem : problems) {
            boolean isMissingJar = problem.toString().endsWith("of \"classpath\": no such file");
            assertTrue(
                    isMissingJar || problem.toString().contains("is not supported by this version"),
                    problem.toString());
        }
    }
}
