package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.rules.RunsPlugin;
import com.acme.rules.TriesHundredTimes;
import com.acme.rules.TriesToEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exits that a rule denies: whom it matches, what the caller sees, what is told. */
final class RulesDenyIT {
    private static final List<Jdk> JDKS = Jdks.of(8, 17, 25);

    /**
     * An attempt to end the JVM.
     *
     * @param attempt the application's argument
     * @param keys of a rule that denies, and of the manifest
     */
    record Attempt(Jdk jdk, String attempt, String keys, boolean denied) {
        static Stream<Attempt> each(String attempt, String keys, boolean denied) {
            return JDKS.stream().map(jdk -> new Attempt(jdk, attempt, keys.replace('\'', '"'), denied));
        }
    }

    static Stream<Attempt> attempts() {
        return Stream.of(
                        Attempt.each("exit 3", "", true),
                        Attempt.each("halt 3", "", true),
                        Attempt.each("exit 3", "'route': 'halt',", false),
                        Attempt.each("halt 3", "'route': 'exit',", false),
                        Attempt.each("halt 3", "'route': ['halt'],", true),
                        Attempt.each("exit 3", "'caller': 'com.acme.rules.TriesToEnd',", true),
                        Attempt.each("exit 3", "'caller': 'com.acme.**',", true),
                        Attempt.each("exit 3", "'caller': 'com.acme.*',", false),
                        Attempt.each("quit 3", "'caller': 'com.acme.rules.TriesToEnd',", false),
                        Attempt.each("quit 3", "'caller': 'com.acme.rules.Quit',", true),
                        Attempt.each("quit 3", "'anyFrame': '**.TriesToEnd',", true),
                        Attempt.each("exit 3", "'jar': '**/fixtures.jar',", true),
                        Attempt.each("exit 3", "'jar': '/elsewhere/*.jar',", false),
                        Attempt.each("exit 3", "'anyJar': '**/fixtures.jar',", true),
                        Attempt.each("exit 3 plugin-7", "'thread': 'plugin-*',", true),
                        Attempt.each("halt 3 plugin-7", "'thread': 'plugin-*',", true),
                        Attempt.each("exit 3 other", "'thread': 'plugin-*',", false),
                        Attempt.each("exit 3", "'status': [0, 3],", true),
                        Attempt.each("exit 4", "'status': [0, 3],", false),
                        Attempt.each("exit 0", "'status': 'zero',", true),
                        Attempt.each("halt 4", "'status': 'zero',", false),
                        Attempt.each("halt 4", "'status': 'nonzero',", true),
                        Attempt.each("exit 3", "'not': {'thread': 'main'},", false),
                        Attempt.each("exit 3 other", "'not': {'thread': 'main'},", true),
                        Attempt.each("exit 3", "'not': {'thread': 'main', 'status': 4},", true))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void deniesWhatMatches(Attempt row) {
        String[] words = row.attempt.split(" ", -1);
        Ended ended = Jvm.on(row.jdk)
                .manifest(manifest("\"rules\": [{" + row.keys + "\"action\": \"deny\"}]", mark("end")))
                .main(TriesToEnd.class, row.attempt)
                .run();
        Report report = ended.report();
        String route = words[0].equals("halt") ? "halt" : "exit";
        if (!row.denied) {
            assertEquals(Integer.parseInt(words[1]), ended.status());
            assertEquals(0, report.count("/denied"));
            return;
        }
        assertAll(
                () -> assertEquals(0, ended.status()),
                () -> assertEquals(
                        List.of(
                                "main",
                                "denied by ExitDeniedException at java.lang.Runtime",
                                "lives on",
                                "hook",
                                "end"),
                        ended.effects()),
                () -> assertEquals("main-return", report.text("/route")),
                () -> assertEquals(List.of(route + " " + words[1]), report.each("/denied", "route", "status")),
                () -> assertTrue(report.text("/denied/0/caller/class").startsWith("com.acme.rules."), "caller"),
                () -> assertTrue(report.text("/denied/0/time").matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"), "time"),
                () -> assertEquals("", report.text("/rule"), "no rule is about the end of main"),
                () -> assertTrue(ended.out().contains("was denied by the rule at atexit.json:1:12"), ended.out()),
                () -> assertEquals(List.of(), ended.otherErr()),
                () -> assertEquals(
                        1, lines(ended, "[atexit] denied " + route + "(" + words[1] + ") by com.acme.rules.")));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void looksThroughTheApplicationsOwnWrappers(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(manifest("""
                        "wrappers": "com.acme.rules.Quit",
                        "rules": {"caller": "com.acme.rules.TriesToEnd", "action": "deny"}""", mark("end")))
                .main(TriesToEnd.class, "quit 3")
                .run();

        assertEquals(List.of("exit 3"), ended.report().each("/denied", "route", "status"));
        assertEquals(TriesToEnd.class.getName(), ended.report().text("/denied/0/caller/class"));
    }

    /** A plugin in a jar and a class loader of its own; the globs are absolute, relative and deep. */
    record Plugin(Jdk jdk, String glob, boolean denied) {}

    static Stream<Plugin> plugins() {
        return JDKS.stream()
                .flatMap(jdk -> Stream.of(
                        new Plugin(jdk, "\"jar\": \"plugins/*.jar\"", true),
                        new Plugin(jdk, "\"jar\": \"${env:HOME_OF_PLUGINS}/plugins/plugin-?.jar\"", true),
                        new Plugin(jdk, "\"jar\": [\"/none\", \"**/plugin-1.jar\"]", true),
                        new Plugin(jdk, "\"jar\": \"*.jar\"", false),
                        new Plugin(jdk, "\"jar\": \"**/fixtures.jar\"", false),
                        new Plugin(jdk, "\"anyJar\": \"**/fixtures.jar\"", true),
                        new Plugin(jdk, "\"anyJar\": \"plugins/**\"", true),
                        new Plugin(jdk, "\"not\": {\"jar\": \"plugins/**\"}", false)));
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void knowsTheJarOfAPlugin(Plugin row) {
        var jvm = Jvm.on(row.jdk);
        Path jar = jvm.directory().resolve("plugins/plugin-1.jar");
        try {
            Files.createDirectories(jar.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Jars.write(jar, Map.of());
        Ended ended = jvm.env("HOME_OF_PLUGINS", jvm.directory().toString())
                .manifest("{\"rules\": {" + row.glob + ", \"route\": \"exit\", \"action\": \"deny\"}}")
                .main(RunsPlugin.class, jar.toString())
                .run();

        assertEquals(row.denied ? List.of("main", "denied", "hook") : List.of("main", "hook"), ended.effects());
        assertEquals(row.denied ? 0 : 3, ended.status());
        if (row.denied) {
            assertEquals(jar.toString(), ended.report().text("/denied/0/caller/jar"));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfACallerOnceASecondAndListsAHundred(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"rules\": {\"action\": \"deny\"}}")
                .main(TriesHundredTimes.class)
                .run();

        assertEquals(List.of("denied 101"), ended.effects());
        assertEquals(1, lines(ended, "[atexit] denied exit(3) by com.acme.rules.TriesHundredTimes.main("));
        assertEquals(1, lines(ended, "[atexit] denied exit(4) by com.acme.rules.Quit.now("));
        assertEquals(100, ended.report().count("/denied"));
        assertEquals("1 of denied", ended.report().text("/cut"));
        assertEquals(1, lines(ended, "[atexit] denied: 96 more"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void saysNothingWhereTheConsoleIsOff(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("atexit.json", "{\"rules\": {\"action\": \"deny\"}}")
                .agent("manifest=atexit.json,console=off,report=" + Jvm.REPORTS)
                .main(TriesToEnd.class, "exit 3")
                .run();

        assertEquals("", ended.err());
        assertEquals(1, ended.report().count("/denied"));
    }

    static List<Jdk> jdks() {
        return JDKS;
    }

    private static long lines(Ended ended, String beginning) {
        return ended.err().lines().filter(line -> line.startsWith(beginning)).count();
    }
}
