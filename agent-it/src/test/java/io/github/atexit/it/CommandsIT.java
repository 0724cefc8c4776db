package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line tool as its users start it: what it prints, where, and with which exit status. */
final class CommandsIT {
    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 27);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aloneItTellsItsUsage(Jdk jdk) {
        var ended = run(Jvm.on(jdk));

        assertEquals(2, ended.status(), ended.describe());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("Usage: java -jar atexit-agent.jar COMMAND"), ended.describe());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void helpsWithoutColours(Jdk jdk) {
        var ended = run(Jvm.on(jdk).env("TERM", "xterm"), "--help");

        assertEquals(0, ended.status(), ended.describe());
        assertEquals("", ended.err());
        assertTrue(ended.out().contains("\n  validate "), ended.describe());
        assertTrue(ended.out().chars().noneMatch(c -> c == 27), ended.describe());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsTheVersionOfTheJar(Jdk jdk) {
        var ended = run(Jvm.on(jdk), "--version");

        assertEquals(0, ended.status(), ended.describe());
        assertTrue(ended.out().matches("atexit-agent \\d+\\.\\d+\\.\\d+\\S*\n"), ended.describe());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void validates(Jdk jdk) {
        var good = run(Jvm.on(jdk).file("m.json", "{}"), "validate", "m.json");
        assertEquals("m.json: ok, 0 handlers\n", good.out(), good.describe());
        assertEquals(0, good.status());

        var bad = run(Jvm.on(jdk).file("m.json", "{\"dedline\": 1}"), "validate", "m.json");
        assertTrue(bad.out().startsWith("m.json:1:2: "), bad.describe());
        assertTrue(bad.out().contains("did you mean \"deadline\"?"), bad.describe());
        assertEquals(1, bad.status());
        assertEquals("", good.err() + bad.err());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void printsTheSchema(Jdk jdk) {
        var ended = run(Jvm.on(jdk), "schema");

        assertEquals(0, ended.status(), ended.describe());
        assertTrue(ended.out().contains("https://json-schema.org/draft/2020-12/schema"), ended.describe());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfMisuseWithoutAStackTrace(Jdk jdk) {
        var ended = run(Jvm.on(jdk), "valdiate", "m.json");

        assertEquals(2, ended.status(), ended.describe());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("did you mean \"validate\"?"), ended.describe());
        assertTrue(ended.err().lines().noneMatch(line -> line.startsWith("\tat ")), ended.describe());
    }

    private static Ended run(Jvm jvm, String... arguments) {
        var words = Stream.concat(Stream.of("-jar", Jvm.agentJar().toString()), Arrays.stream(arguments));
        return jvm.words(words.toArray(String[]::new)).run();
    }
}
