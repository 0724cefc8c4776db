package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.start.SaysWhenInitialised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each problem of a manifest: its line and position on stderr, status 78, and nothing of the application has run. */
final class ManifestErrorsIT {
    private static final int EX_CONFIG = 78;

    static Stream<BrokenManifest> manifests() {
        return Stream.of(text(), top(), handlers(), substitution(), phases()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isToldWithItsPosition(BrokenManifest broken) {
        Ended ended = Jvm.on(Jdks.newest())
                .manifest(broken.text())
                .main(SaysWhenInitialised.class)
                .run();

        assertStopped(ended);
        assertEquals(
                1,
                ended.err().lines().filter(broken::isTold).count(),
                "a line at " + broken.positions() + " with " + broken.words());
    }

    private static List<BrokenManifest> text() {
        return List.of(
                BrokenManifest.of("empty", "«"),
                BrokenManifest.of("not an object", "«[]", "object"),
                BrokenManifest.of("cut off", "{\"handlers\": [«", ""),
                BrokenManifest.of("comment", "{\n  «// all\n  \"handlers\": []}", "comment", "$comment"),
                BrokenManifest.of("block comment", "{\n  «/* all */\n  \"handlers\": []}", "comment", "$comment"),
                BrokenManifest.of("trailing comma in an object", "{\"handlers\": []«,«}", "comma"),
                BrokenManifest.of("trailing comma in a list", "{\"needs\": [\"a\"«,«]}", "comma"),
                BrokenManifest.of("text after the end", "{\"handlers\": []}\n«{}"),
                BrokenManifest.of("nested too deep", "{\"$x\": " + "[".repeat(63) + "«[«" + "]".repeat(64) + "}", "64"),
                BrokenManifest.of("too large", "«{\"$comment\": \"" + "x".repeat(1 << 20) + "\"}", "1 MiB"));
    }

    private static List<BrokenManifest> top() {
        return List.of(
                BrokenManifest.of("unknown key", "{\n  «\"handlerz\": []\n}", "handlerz", "did you mean \"handlers\"?"),
                BrokenManifest.of("duplicate key", "{\"slow\": \"1s\",\n «\"slow\": \"2s\"}", "slow"),
                BrokenManifest.of("version", "{\"version\": «2}", "1"),
                BrokenManifest.of("a number as duration", "{\"timeout\": «10}", "a duration such as \"10s\""),
                BrokenManifest.of("a duration without unit", "{\"deadline\": «\"10\"}", "a duration such as \"10s\""),
                BrokenManifest.of("a negative duration", "{\"deadline\": «\"-1s\"}", "deadline"),
                BrokenManifest.of("no duration", "{\"slow\": «\"soon\"}", "a duration such as \"10s\""),
                BrokenManifest.of(
                        "console", "{\"report\": {\"console\": «\"ful\"}}", "full", "summary", "did you mean"),
                BrokenManifest.of("unknown key of report", "{\"report\": {«\"fil\": \"x\"}}", "did you mean \"file\"?"),
                BrokenManifest.of("unknown route", "{\"routes\": {«\"hallt\": {}}}", "did you mean \"halt\"?"),
                BrokenManifest.of("status map", "{\"routes\": {\"exit\": {\"status\": {«\"three\": 0}}}}", "three"),
                BrokenManifest.of("failureStatus", "{\"failureStatus\": «\"kep\"}", "keep"),
                BrokenManifest.of("mainClass", "{\"mainClass\": «3}", "mainClass"),
                BrokenManifest.of("strict", "{\"strict\": «\"yes\"}", "true or false"));
    }

    private static List<BrokenManifest> handlers() {
        return List.of(
                BrokenManifest.handlers("not an object", "«3", "an object"),
                BrokenManifest.handlers("no type", "«{\"name\": \"a\"}", "type"),
                BrokenManifest.handlers("unknown type", "{\"type\": «\"fil\"}", "did you mean \"file\"?"),
                BrokenManifest.handlers("type shell", "{\"type\": «\"shell\"}", "\"exec\""),
                BrokenManifest.handlers("type call", "{\"type\": «\"call\"}", "\"invoke\""),
                BrokenManifest.log("unknown key", "«\"tp\": \"x\"", "did you mean \"to\"?"),
                BrokenManifest.log("duplicate key", "«\"message\": \"x\"", "message"),
                BrokenManifest.log("wrong kind", "\"optional\": «\"yes\"", "true or false"),
                BrokenManifest.log("timeout", "\"timeout\": «10", "a duration such as \"10s\""),
                BrokenManifest.log("unknown route", "\"on\": «\"hallt\"", "did you mean \"halt\"?"),
                BrokenManifest.log("unknown signal", "\"on\": [\"exit\", «\"signal:TERN\"]", "TERM"),
                BrokenManifest.log("dead routes without a journal", "\"on\": «\"dead\"", "journal"),
                BrokenManifest.log("when", "\"when\": {\"status\": «\"nil\"}", "zero"),
                BrokenManifest.log("needs nobody", "\"needs\": «\"pool\"", "pool"),
                BrokenManifest.log("needs itself", "\"name\": \"me\", \"needs\": [«\"me\"]", "me"),
                BrokenManifest.handlers(
                        "two of one name",
                        "{\"name\": \"a\", \"type\": \"log\", \"message\": \"x\"},\n"
                                + "{\"name\": «\"a\", \"type\": \"log\", \"message\": \"x\"}",
                        "\"a\""),
                BrokenManifest.handlers(
                        "needs go round",
                        "{\"name\": \"a\", \"type\": \"log\", \"message\": \"x\", \"needs\": «\"b\"},\n"
                                + "{\"name\": \"b\", \"type\": \"log\", \"message\": \"x\", \"needs\": «\"a\"}",
                        "a",
                        "b"),
                BrokenManifest.handlers(
                        "needs a later phase",
                        "{\"name\": \"a\", \"type\": \"log\", \"message\": \"x\"},\n"
                                + "{\"name\": \"b\", \"type\": \"sleep\", \"for\": \"1s\", \"needs\": «\"a\"}",
                        "release"),
                BrokenManifest.handlers("log without message", "«{\"type\": \"log\"}", "message"),
                BrokenManifest.handlers("sleep without for", "«{\"type\": \"sleep\"}", "for"),
                BrokenManifest.handlers("invoke without method", "«{\"type\": \"invoke\"}", "method"),
                BrokenManifest.handlers(
                        "method with parentheses", "{\"type\": \"invoke\", \"method\": «\"a.B.close()\"}", "a.B#close"),
                BrokenManifest.handlers(
                        "method reference", "{\"type\": \"invoke\", \"method\": «\"a.B::close\"}", "a.B#close"),
                BrokenManifest.handlers(
                        "command in one string", "{\"type\": \"exec\", \"command\": «\"rm x\"}", "array"),
                BrokenManifest.handlers("file without work", "«{\"type\": \"file\"}", "delete"),
                BrokenManifest.handlers(
                        "file with two works",
                        "«{\"type\": \"file\", «\"delete\": «\"a\", «\"append\": «\"b\", \"content\": \"x\"}",
                        "delete"),
                BrokenManifest.handlers(
                        "write without content", "«{\"type\": \"file\", «\"write\": «\"a\"}", "content"),
                BrokenManifest.handlers("copy without to", "«{\"type\": \"file\", «\"copy\": «\"a\"}", "to"));
    }

    private static List<BrokenManifest> substitution() {
        return List.of(
                BrokenManifest.log("shell's variable", "\"to\": «\"${HOME}/x\"", "${env:HOME}"),
                BrokenManifest.log("missing variable", "\"to\": «\"${env:NO_SUCH_VARIABLE}\"", "NO_SUCH_VARIABLE"),
                BrokenManifest.log(
                        "missing variable with a message",
                        "\"to\": «\"${env:NO_SUCH_VARIABLE:?set it to the log}\"",
                        "set it to the log"),
                BrokenManifest.log("missing property", "\"to\": «\"${sys:no.such.property}\"", "no.such.property"),
                BrokenManifest.log("unknown variable", "\"to\": «\"${exit:sttus}\"", "did you mean", "status"),
                BrokenManifest.log("unknown source", "\"to\": «\"${environ:HOME}\"", "environ"),
                BrokenManifest.log("never closed", "\"to\": «\"${env:HOME\"", "}"));
    }

    private static List<BrokenManifest> phases() {
        return List.of(
                BrokenManifest.log("unknown phase", "\"phase\": «\"relaese\"", "did you mean \"release\"?"),
                BrokenManifest.log("phase of the hooks", "\"phase\": «\"shutdown-hooks\"", "shutdown-hooks"),
                BrokenManifest.of(
                        "own phase is missing",
                        "{\"phases\": [\"save\"],\n \"handlers\": [«{\"type\": «\"log\", \"message\": \"x\"}]}",
                        "\"release\""),
                BrokenManifest.of("one phase twice", "{\"phases\": [\"save\", «\"save\"]}", "save"),
                BrokenManifest.of(
                        "order of a phase",
                        "{\"phases\": [{\"name\": \"save\", \"order\": «\"declard\"}]}",
                        "did you mean \"declared\"?"),
                BrokenManifest.of("phase without name", "{\"phases\": [«{\"parallel\": true}]}", "name"),
                BrokenManifest.of(
                        "unknown key of a phase",
                        "{\"phases\": [{\"name\": \"save\", «\"paralel\": true}]}",
                        "did you mean \"parallel\"?"));
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void stopsTheStartAtOnceWithAllProblems(Jdk jdk) {
        Ended ended = Jvm.on(jdk).manifest("""
                        {"timeot": "1s",
                         "handlers": [
                           {"type": "lg"},
                           {"type": "log", "message": "bye", "timeout": 10}
                         ]}""").main(SaysWhenInitialised.class).run();

        assertStopped(ended);
        assertTrue(ended.lasted().toSeconds() < 20, "26 and 27 must not wait a minute: " + ended.lasted());
        for (String problem : List.of("atexit.json:1:2: ", "atexit.json:3:", "atexit.json:4:49: ")) {
            assertTrue(ended.err().contains(problem), problem);
        }
        assertFalse(ended.left(Jvm.REPORTS), "no report");
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void withoutStrictIsToldAndTheApplicationRuns(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file(
                        "atexit.json",
                        "{\"handlers\": [{\"type\": \"lg\"}, {\"type\": \"log\", \"message\": \"handled\"}]}")
                .agent("manifest=atexit.json,strict=false,report=" + Jvm.REPORTS)
                .main(SaysWhenInitialised.class, "a")
                .run();

        assertEquals(0, ended.status());
        assertEquals("initialised\nmain a\n", ended.out());
        assertTrue(ended.err().contains("atexit.json:1:24: "), ended.err());
        assertFalse(ended.err().contains("handled"), "observed only");
        assertEquals("main-return", ended.report().text("/route"));
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void stopsForAManifestThatIsNotThere(Jdk jdk) {
        for (String argument : List.of("none.json", "manifest=none.json")) {
            Ended ended =
                    Jvm.on(jdk).agent(argument).main(SaysWhenInitialised.class).run();

            assertStopped(ended);
            assertTrue(ended.err().contains("none.json:1:1: "), ended.err());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void stopsForAManifestThatIsADirectory(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("atexit.json/file", "")
                .agent("atexit.json")
                .main(SaysWhenInitialised.class)
                .run();

        assertStopped(ended);
        assertTrue(ended.err().contains("atexit.json:1:1: "), ended.err());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void trustsAManifestThatAllMayWriteOnlyWhenTold(Jdk jdk) throws IOException {
        for (boolean trusted : new boolean[] {false, true}) {
            var jvm = Jvm.on(jdk)
                    .file("atexit.json", "{}")
                    .agent("manifest=atexit.json,trust=" + trusted)
                    .main(SaysWhenInitialised.class);
            Files.setPosixFilePermissions(
                    jvm.directory().resolve("atexit.json"), PosixFilePermissions.fromString("rw-rw-rw-"));
            Ended ended = jvm.run();

            if (trusted) {
                assertEquals(0, ended.status());
            } else {
                assertStopped(ended);
                assertTrue(ended.err().contains("atexit.json:1:1: "), ended.err());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void acceptsAByteOrderMark(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("\uFEFF{\"handlers\": {\"type\": \"log\", \"message\": \"bye\", \"to\": \"stdout\"}}")
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals(0, ended.status());
        assertEquals("initialised\nmain \nbye\n", ended.out());
    }

    private static void assertStopped(Ended ended) {
        assertAll(
                () -> assertEquals(EX_CONFIG, ended.status(), "exit status"),
                () -> assertEquals("", ended.out(), "nothing of the application has run"));
    }
}
