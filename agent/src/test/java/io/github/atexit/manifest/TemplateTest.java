package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.HandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the expressions in strings, and which values are secrets. */
class TemplateTest {
    private static final VariableSource VARIABLES = new FakeVariables(
            Map.of(
                    "A", "a-value",
                    "EMPTY", "",
                    "NESTED", "${env:A} ${exit:route} $${",
                    "API_TOKEN", "t0ken-value",
                    "SHORT_KEY", "12345"),
            Map.of("prop", "p-value", "db.passWord", "s3cret-value"));

    private static final HandlerContext AT_EXIT = new HandlerContext() {
        @Override
        public ExitRoute route() {
            return ExitRoute.HALT;
        }

        @Override
        public int status() {
            return 3;
        }

        @Override
        public @Nullable String variable(String name) {
            return name.equals("exit:signal") ? null : "<" + name + " ${env:A}>";
        }

        @Override
        public long remainingNanos() {
            return 0;
        }

        @Override
        public ClassLoader applicationLoader() {
            return ClassLoader.getSystemClassLoader();
        }

        @Override
        public String mask(String text) {
            return text;
        }

        @Override
        public void output(String text) {}
    };

    private static ExitManifest read(FakeTypes types, String handler) {
        var text = "{\"handlers\": [" + handler.replace('\'', '"') + "]}";
        var reading = new ManifestReader(types, VARIABLES).read("m.json", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), reading.problems());
        var manifest = reading.manifest();
        assertNotNull(manifest);
        return manifest;
    }

    private static Template template(String text) {
        var types = new FakeTypes();
        read(types, "{'type': 'log', 'message': '" + text + "'}");
        var template = types.created.get(0).text("message");
        assertNotNull(template);
        return template;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    plain $ {} } $x ${env:A}  | plain $ {} } $x a-value
                    ${env:A}${env:A}          | a-valuea-value
                    ${env:GONE:-fall back}    | fall back
                    ${env:GONE:-}.            | .
                    ${env:GONE:-a:-b}         | a:-b
                    ${env:EMPTY}.             | .
                    ${env:EMPTY:-other}       | other
                    ${env:A:-other}           | a-value
                    ${env:A:?message}         | a-value
                    ${sys:prop}               | p-value
                    ${sys:gone:-default}      | default
                    $${env:A}                 | ${env:A}
                    $$${env:A}                | $${env:A}
                    ${env:NESTED}             | ${env:A} ${exit:route} $${
                    $                         | $
                    """)
    void knownWhenTheAgentArms(String text, String expected) {
        assertEquals(expected, template(text).constant());
        assertEquals(expected, template(text).render(AT_EXIT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ${exit:route}                  | <exit:route ${env:A}>
                    a ${env:A} ${jvm:pid} z        | a a-value <jvm:pid ${env:A}> z
                    ${exit:status}${exit:status}   | <exit:status ${env:A}><exit:status ${env:A}>
                    [${exit:signal}]               | []
                    $${exit:route} ${exit:millis}  | ${exit:route} <exit:millis ${env:A}>
                    """)
    void knownAtTheExit(String text, String expected) {
        var template = template(text);
        assertEquals(expected, template.render(AT_EXIT));
        assertEquals(false, template.isConstant());
        assertThrows(IllegalStateException.class, template::constant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'type': 'log', 'message': '${env:A} ${sys:prop}'}                              | []
                    {'type': 'log', 'message': '${env:API_TOKEN}'}                                  | [t0ken-value]
                    {'type': 'log', 'message': '${sys:db.passWord} ${env:SHORT_KEY}'}               | [s3cret-value]
                    {'type': 'log', 'message': '${env:MY_SECRET:-fallback}'}                        | [fallback]
                    {'type': 'http', 'url': 'u', 'headers': {'X': 'Basic ${env:A}'}}                | [a-value]
                    {'type': 'http', 'url': 'u', 'headers': {'X': 'plain text'}}                    | []
                    {'type': 'http', 'url': 'u', 'headers': {'X-Api-Key': 'literal-value'}}         | [literal-value]
                    {'type': 'http', 'url': 'u', 'json': {'user': 'u-value', 'Password': 'p-value'}} | [p-value]
                    {'type': 'http', 'url': 'u', 'json': [{'tokens': ['one-value', 'short', 7]}]}   | [one-value]
                    {'type': 'exec', 'command': ['a'], 'env': {'X': '${env:A}', 'Y': 'y-value'}}    | [a-value]
                    {'type': 'exec', 'command': ['a'], 'env': {'PGPASSWORD': 'pg-value'}}           | [pg-value]
                    {'type': 'exec', 'command': ['a', '--password', 'opt-value', 'x-value']}        | [opt-value]
                    {'type': 'exec', 'command': ['a', '--token=opt-value', '-v', 'x-value']}        | [opt-value]
                    {'type': 'exec', 'command': ['a', '--token=${env:A}', 'password', 'x-value']}   | [a-value]
                    """)
    void secretsAreFound(String handler, String secrets) {
        assertEquals(secrets, read(new FakeTypes(), handler).secrets().toString());
    }

    @Test
    void stringsInsideOtherValuesAreTemplatesToo() {
        var types = new FakeTypes();
        read(types, "{'type': 'invoke', 'method': 'a.B#c', 'args': ['${env:A} ${exit:route}']}");
        var fields = types.created.get(0);
        var template = fields.template(fields.nodes("args").get(0));
        assertEquals("a-value <exit:route ${env:A}>", template.render(AT_EXIT));
    }
}
