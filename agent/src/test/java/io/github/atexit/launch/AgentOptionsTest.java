package io.github.atexit.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.FakeVariables;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.HandlerTypeRegistry;
import io.github.atexit.manifest.ManifestReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent's argument, system properties and environment variables say together. */
class AgentOptionsTest {
    private static final String KNOWN =
            "manifest, console, report, journal, deadline, mainClass, strict, trust, enabled, debug";

    private static AgentOptions argument(@Nullable String text) {
        return AgentOptions.parse(text, FakeVariables.NONE);
    }

    private static AgentOptions environment(Map<String, String> variables) {
        return AgentOptions.parse(null, new FakeVariables(variables, Map.of()));
    }

    private static ExitManifest manifest(String text) {
        var none = new HandlerTypeRegistry() {
            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public @Nullable HandlerType named(String name) {
                return null;
            }
        };
        var manifest = new ManifestReader(none, FakeVariables.NONE)
                .read("m.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .manifest();
        assertNotNull(manifest);
        return manifest;
    }

    @Test
    void nothingIsSet() {
        var options = argument(null);
        assertEquals(List.of(), options.problems());
        assertTrue(options.isEnabled());
        assertNull(options.manifest());
        assertEquals("summary", options.console());
        assertNull(options.report());
        assertNull(options.journal());
        assertNull(options.deadline());
        assertEquals(List.of(), options.mainClass());
        assertTrue(options.isStrict(null));
        assertFalse(options.isTrusting() || options.isDebug());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    atexit.json                        | atexit.json
                    manifest=atexit.json               | atexit.json
                    atexit.json,console=full           | atexit.json
                    console=full,manifest=a b.json     | a b.json
                    a\\,b\\=c\\\\d.json                | a,b=c\\d.json
                    C:\\dir\\new.json                  | C:\\dir\\new.json
                    manifest=a=b.json                  | a=b.json
                    atexit.json,                       | atexit.json
                    a\\                                | a\\
                    """)
    void manifestOfTheArgument(String text, String manifest) {
        var options = argument(text);
        assertEquals(List.of(), options.problems());
        assertEquals(manifest, options.manifest());
    }

    @Test
    void everyArgumentIsRead() {
        var options = argument("m.json,console=full,report=r.jsonl,journal=j,deadline=1m30s,mainClass=a.*\\,b.**,"
                + "strict=false,trust=true,enabled=true,debug=TRUE");
        assertEquals(List.of(), options.problems());
        assertEquals("full", options.console());
        assertEquals("r.jsonl", options.report());
        assertEquals("j", options.journal());
        assertEquals(Duration.ofSeconds(90), options.deadline());
        assertEquals(List.of("a.*", "b.**"), options.mainClass());
        assertFalse(options.isStrict(true));
        assertTrue(options.isTrusting() && options.isDebug() && options.isEnabled());
    }

    @Test
    void argumentBeforePropertyBeforeVariableBeforeManifest() {
        var variables = new FakeVariables(
                Map.of("ATEXIT_REPORT", "variable", "ATEXIT_JOURNAL", "variable", "ATEXIT_MAIN_CLASS", "variable"),
                Map.of("atexit.report", "property", "atexit.journal", "property", "atexit.strict", ""));
        var options = AgentOptions.parse("report=argument", variables)
                .or(manifest(
                        "{'report': {'file': 'manifest', 'console': 'off'}, 'journal': 'manifest', 'strict': false,"
                                + " 'mainClass': 'manifest', 'deadline': '3s'}"));
        assertEquals("argument", options.report());
        assertEquals("property", options.journal());
        assertEquals(List.of("variable"), options.mainClass());
        assertEquals("off", options.console());
        assertEquals(Duration.ofSeconds(3), options.deadline());
        assertFalse(options.isStrict(null));
    }

    @Test
    void everyOptionHasItsPropertyAndVariable() {
        for (var name : OptionNames.all()) {
            var property = new FakeVariables(Map.of(), Map.of(OptionNames.property(name), "?"));
            var variable = new FakeVariables(Map.of(OptionNames.variable(name), "?"), Map.of());
            var problems = AgentOptions.parse(null, property).problems().size()
                    + AgentOptions.parse(null, variable).problems().size();
            var checked = List.of("console", "deadline", "strict", "trust", "enabled", "debug");
            // Of the paths only a relative manifest of the environment is wrong.
            assertEquals(checked.contains(name) ? 2 : name.equals("manifest") ? 1 : 0, problems, name);
            assertFalse(OptionNames.summary(name).isEmpty()
                    || OptionNames.defaultValue(name).isEmpty());
        }
        assertEquals("ATEXIT_MAIN_CLASS", OptionNames.variable("mainClass"));
        assertEquals("atexit.mainClass", OptionNames.property("mainClass"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    m.json,manifset=x   | unknown agent argument "manifset" (KNOWN; did you mean "manifest"?)
                    main-class=x        | unknown agent argument "main-class" (KNOWN; did you mean "mainClass"?)
                    m.json,zzzzzzzz     | unknown agent argument "zzzzzzzz" (KNOWN)
                    m.json,strict       | agent argument "strict" has no value (strict=...)
                    m.json,manifest=n   | agent argument "manifest" is given twice
                    report=             | agent argument "report" is empty
                    console=sumary      | agent argument "console" cannot be "sumary" (off, auto, summary, full; did you mean "summary"?)
                    strict=no           | agent argument "strict" cannot be "no" (true, false; did you mean "false"?)
                    trust=treu          | agent argument "trust" cannot be "treu" (true, false; did you mean "true"?)
                    enabled=maybe       | agent argument "enabled" cannot be "maybe" (true, false)
                    deadline=10         | agent argument "deadline" cannot be "10" (a duration such as 10s, at least 1ms; did you mean "10s"?)
                    deadline=0s         | agent argument "deadline" cannot be "0s" (a duration such as 10s, at least 1ms)
                    mainClass=a/B       | agent argument "mainClass" cannot be "a/B" (class names such as com.acme.**; did you mean "a.B"?)
                    """)
    void wrongArguments(String text, String problem) {
        assertEquals(List.of(problem.replace("KNOWN", KNOWN)), argument(text).problems());
    }

    @Test
    void allProblemsAreTold() {
        assertEquals(3, argument("m.json,x=1,y=2,debug=3").problems().size());
    }

    @Test
    void aWrongValueIsToldWithItsOrigin() {
        assertEquals(
                List.of("ATEXIT_STRICT cannot be \"x\" (true, false)"),
                environment(Map.of("ATEXIT_STRICT", "x")).problems());
        assertEquals(
                List.of("system property atexit.strict cannot be \"x\" (true, false)"),
                AgentOptions.parse(null, new FakeVariables(Map.of(), Map.of("atexit.strict", "x")))
                        .problems());
    }

    @Test
    void unknownVariablesAndPropertiesAreNotLookedAt() {
        var variables = new FakeVariables(Map.of("ATEXIT_NOPE", "x"), Map.of("atexit.nope", "x"));
        assertEquals(List.of(), AgentOptions.parse(null, variables).problems());
    }

    @Test
    void aManifestOfTheEnvironmentIsAbsolute() {
        assertEquals(
                "/etc/m.json",
                environment(Map.of("ATEXIT_MANIFEST", "/etc/m.json")).manifest());
        var relative = environment(Map.of("ATEXIT_MANIFEST", "m.json"));
        assertEquals(
                List.of("ATEXIT_MANIFEST cannot be \"m.json\""
                        + " (an absolute path, as it holds for every working directory)"),
                relative.problems());
        var overruled = AgentOptions.parse("m.json", new FakeVariables(Map.of("ATEXIT_MANIFEST", "n.json"), Map.of()));
        assertEquals(List.of(), overruled.problems());
        assertEquals("m.json", overruled.manifest());
        var property = new FakeVariables(Map.of(), Map.of("atexit.manifest", "m.json"));
        assertEquals("m.json", AgentOptions.parse(null, property).manifest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE"})
    void theVariableThatSwitchesOffBeatsEverything(String value) {
        var variables = new FakeVariables(Map.of("ATEXIT_ENABLED", value), Map.of("atexit.enabled", "true"));
        assertFalse(AgentOptions.parse("enabled=true", variables).isEnabled());
    }

    @Test
    void theArgumentSwitchesOff() {
        var variables = new FakeVariables(Map.of("ATEXIT_ENABLED", "true"), Map.of());
        assertFalse(AgentOptions.parse("enabled=false", variables).isEnabled());
        assertTrue(AgentOptions.parse("enabled=true", variables).isEnabled());
    }

    @Test
    void theConsoleIsQuietWithAManifest() {
        assertEquals("auto", argument("m.json").console());
        assertEquals("summary", argument("console=summary,manifest=m.json").console());
    }

    @Test
    void aBrokenManifestMayStillBeLenient() {
        assertFalse(argument("m.json").isStrict(false));
        assertTrue(argument("m.json,strict=true").isStrict(false));
    }
}
