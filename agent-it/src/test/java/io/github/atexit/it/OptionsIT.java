package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.start.SaysWhenInitialised;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where options come from, what beats what, and how they are written. */
final class OptionsIT {
    private static final String GREETING =
            "{\"handlers\": {\"type\": \"log\", \"message\": \"handled\", \"to\": \"stdout\"}}";
    private static final String PLAIN = "initialised\nmain \n";
    private static final String HANDLED = PLAIN + "handled\n";

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    /** An agent argument, a file name it must lead to. */
    record Written(String argument, String file) {
        @Override
        public String toString() {
            return argument;
        }
    }

    static Stream<Written> arguments() {
        return Stream.of(
                new Written("atexit.json", "atexit.json"),
                new Written("sub/atexit.json", "sub/atexit.json"),
                new Written("manifest=atexit.json", "atexit.json"),
                new Written("console=off,manifest=atexit.json", "atexit.json"),
                new Written("manifest=a\\,b.json", "a,b.json"),
                new Written("a\\,b\\=c.json", "a,b=c.json"),
                new Written("manifest=a\\=b.json", "a=b.json"),
                new Written("manifest=a\\\\b.json", "a\\b.json"),
                new Written("manifest=a\\b.json", "a\\b.json"),
                new Written("my manifest.json", "my manifest.json"));
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void areReadFromTheAgentsArgument(Written written) {
        Ended ended = Jvm.on(Jdks.newest())
                .file(written.file, GREETING)
                .agent(written.argument)
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals(0, ended.status());
        assertEquals(HANDLED, ended.out());
    }

    @ParameterizedTest
    @MethodSource("some")
    void comeFromArgumentThenPropertyThenVariableThenManifest(Jdk jdk) {
        var places = List.of("argument", "property", "variable", "manifest");
        for (int from = 0; from < places.size(); from++) {
            var jvm = Jvm.on(jdk)
                    .file("atexit.json", "{\"report\": {\"file\": \"manifest.jsonl\"}}")
                    .main(SaysWhenInitialised.class)
                    .agent("manifest=atexit.json" + (from == 0 ? ",report=argument.jsonl" : ""));
            if (from <= 1) {
                jvm.flags("-Datexit.report=property.jsonl");
            }
            if (from <= 2) {
                jvm.env("ATEXIT_REPORT", "variable.jsonl");
            }
            Ended ended = jvm.run();

            for (String place : places) {
                assertEquals(place.equals(places.get(from)), ended.left(place + ".jsonl"), place + " from " + from);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void mayAllComeFromTheEnvironment(Jdk jdk) {
        var jvm = Jvm.on(jdk).file("etc/atexit.json", GREETING);
        Path manifest = jvm.directory().resolve("etc/atexit.json");
        Ended ended = jvm.env("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.agentJar())
                .env("ATEXIT_MANIFEST", manifest.toString())
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals(0, ended.status());
        assertEquals(HANDLED, ended.out());
    }

    @ParameterizedTest
    @MethodSource("some")
    void refuseARelativeManifestFromTheEnvironment(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("atexit.json", GREETING)
                .agent()
                .env("ATEXIT_MANIFEST", "atexit.json")
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals(78, ended.status());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("atexit.json"), ended.err());
    }

    @ParameterizedTest
    @MethodSource("some")
    void nameTheKnownOnesForAnUnknownOne(Jdk jdk) {
        Ended ended =
                Jvm.on(jdk).agent("consle=off").main(SaysWhenInitialised.class).run();

        assertEquals(78, ended.status());
        assertEquals("", ended.out());
        for (String word : List.of("consle", "console", "manifest", "report", "deadline", "mainClass", "strict")) {
            assertTrue(ended.err().contains(word), word);
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void areNotLookedForAmongUnknownVariablesAndProperties(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .agent("console=off")
                .env("ATEXIT_CONSLE", "x")
                .flags("-Datexit.consle=x")
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals(0, ended.status());
        assertEquals("", ended.err());
    }

    @ParameterizedTest
    @MethodSource("some")
    void switchTheAgentOff(Jdk jdk) {
        var ways = Map.of(
                "argument", Jvm.on(jdk).agent("manifest=none.json,enabled=false"),
                "property", Jvm.on(jdk).agent("none.json").flags("-Datexit.enabled=false"),
                "variable", Jvm.on(jdk).agent("none.json").env("ATEXIT_ENABLED", "false"),
                "variable against argument",
                        Jvm.on(jdk).agent("manifest=none.json,enabled=true").env("ATEXIT_ENABLED", "false"));
        ways.forEach((way, jvm) -> {
            Ended ended = jvm.main(SaysWhenInitialised.class).run();
            assertEquals(0, ended.status(), way);
            assertEquals(PLAIN, ended.out(), way);
            assertEquals("", ended.err(), way);
        });
    }

    @ParameterizedTest
    @MethodSource("some")
    void giveADeadlineThatBeatsTheManifests(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("atexit.json", """
                        {"deadline": "50s", "handlers": {"type": "sleep", "for": "40s", "phase": "release"}}""")
                .agent("manifest=atexit.json,deadline=1s,report=" + Jvm.REPORTS)
                .main(SaysWhenInitialised.class)
                .run();

        assertTrue(ended.report().json().path("deadlineExceeded").asBoolean(), "deadlineExceeded");
        assertTrue(ended.report().number("/sequenceMillis") < 3_000, "sequenceMillis");
        assertFalse(ended.report().handlers().contains("sleep-1 ok"));
    }
}
