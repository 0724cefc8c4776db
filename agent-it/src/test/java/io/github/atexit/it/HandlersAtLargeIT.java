package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import com.acme.route.CallsExit;
import com.acme.route.MainReturns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What handlers and reports do beyond one JVM: children, secrets, files that many share. */
final class HandlersAtLargeIT {
    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void aChildJvmDoesNotRunTheHandlersAgain(Jdk jdk) {
        var jvm = Jvm.on(jdk);
        Path manifest = jvm.directory().resolve("atexit.json");
        Ended ended = jvm.file("atexit.json", """
                        {"report": {"file": "%s"},
                         "handlers": [
                           {"type": "log", "to": "effects.txt", "message": "handled"},
                           {"type": "exec", "output": "child.txt", "command": ["%s", "-cp", "%s", "%s", "main-return"]}]}""".formatted(
                                Jvm.REPORTS, jdk.program("java"), Jvm.fixtures(), EndsAsTold.class.getName()))
                .env("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.agentJar())
                .env("ATEXIT_MANIFEST", manifest.toString())
                .main(CallsExit.class, "0")
                .run();

        assertEquals(List.of("main", "hook", "handled"), ended.effects());
        assertEquals(List.of("exec-1 ok", "log-1 ok"), ended.report().handlers());
        assertEquals(0, ended.status());
    }

    @ParameterizedTest
    @MethodSource("some")
    void aTimeoutEndsTheChildAndItsDescendants(Jdk jdk) throws Exception {
        Ended ended = Jvm.on(jdk).manifest("""
                        {"handlers": {"type": "exec", "timeout": "1s",
                          "command": ["/bin/sh", "-c", "sleep 300 & echo $$ $! > pids.txt; wait"]}}""").main(CallsExit.class, "3").run();

        assertEquals(List.of("exec-1 timeout"), ended.report().handlers());
        for (String pid : ended.lines("pids.txt").get(0).split(" ", -1)) {
            var left = ProcessHandle.of(Long.parseLong(pid));
            if (left.isPresent()) {
                // Killed, perhaps not yet buried.
                left.get().onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void secretsAreMaskedInEveryOutput(Jdk jdk) {
        var secrets = List.of("s3cr3t-of-env", "s3cr3t-of-property", "s3cr3t-of-header", "s3cr3t-of-option");
        Ended ended = Jvm.on(jdk)
                .file("atexit.json", """
                        {"report": {"console": "full"},
                         "handlers": [
                           {"name": "told", "type": "exec", "env": {"AUTHORISATION": "${env:HARMLESS}"},
                            "command": ["/bin/sh", "-c", "echo $AUTHORISATION ${env:API_TOKEN} ${sys:db.password}; exit 3"]},
                           {"name": "said", "type": "log", "to": "stderr", "message": "${env:API_TOKEN}"},
                           {"name": "gone", "type": "exec", "command": ["/gone/${sys:db.password}"]}]}""")
                .agent("manifest=atexit.json,report=" + Jvm.REPORTS)
                .env("API_TOKEN", secrets.get(0))
                .flags("-Ddb.password=" + secrets.get(1))
                .env("HARMLESS", secrets.get(2))
                .main(CallsExit.class, "0", "--secret=" + secrets.get(3))
                .run();

        assertEquals(
                List.of("gone failed", "told failed", "said ok"), ended.report().handlers());
        String everything = ended.out() + ended.err() + String.join("\n", ended.lines(Jvm.REPORTS));
        for (String secret : secrets) {
            assertFalse(everything.contains(secret), secret);
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void variablesAreReplacedOnce(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("""
                        {"handlers": {"type": "log", "to": "effects.txt", "message":
                          "${env:GIVEN} ${env:NONE:-other} ${sys:given} ${exit:route} ${exit:status} ${exit:thread} ${jvm:main} $${exit:route}"}}""")
                .env("GIVEN", "${exit:status}")
                .flags("-Dgiven=property")
                .main(CallsExit.class, "3")
                .run();

        assertEquals(
                "${exit:status} other property exit 3 main com.acme.route.CallsExit ${exit:route}",
                ended.effects().get(2));
    }

    @ParameterizedTest
    @MethodSource("some")
    void linesGoToTheStreamsToo(Jdk jdk) {
        Ended ended = Jvm.on(jdk).manifest("""
                        {"handlers": [
                          {"type": "log", "to": "stdout", "message": "to stdout\\u001b[31m"},
                          {"type": "log", "to": "stderr", "message": "to stderr"}]}""").main(CallsExit.class, "0").run();

        assertFalse(ended.out().contains("\u001b"), "control characters are escaped");
        assertTrue(ended.out().startsWith("to stdout"), ended.out());
        assertEquals("to stderr\n", ended.err());
    }

    @ParameterizedTest
    @MethodSource("some")
    void aLinkIsNeverFollowed(Jdk jdk) throws IOException {
        var jvm = Jvm.on(jdk).file("kept/file", "").manifest("""
                {"handlers": {"type": "file", "delete": "link", "recursive": true, "optional": true}}""");
        Files.createSymbolicLink(
                jvm.directory().resolve("link"), jvm.directory().resolve("kept"));
        Ended ended = jvm.main(CallsExit.class, "0").run();

        assertTrue(ended.left("kept/file"), "what the link leads to");
    }

    @ParameterizedTest
    @MethodSource("some")
    void reportFilesHaveParentsAndAreTheOwnersOnly(Jdk jdk) throws IOException {
        Ended ended = Jvm.on(jdk)
                .agent("console=off,report=logs/deep/exits.jsonl")
                .main(CallsExit.class, "0")
                .run();

        assertEquals(1, ended.lines("logs/deep/exits.jsonl").size());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(ended.directory().resolve("logs/deep/exits.jsonl")));
    }

    @Test
    void manyJvmsShareOneReportFile() {
        int count = 20;
        var first = Jvm.on(Jdks.newest());
        Path shared = first.directory().resolve(Jvm.REPORTS);
        var children = Stream.concat(
                        Stream.of(first),
                        Stream.generate(() -> Jvm.on(Jdks.newest())).limit(count - 1))
                .map(jvm -> jvm.agent("console=off,report=" + shared)
                        .main(MainReturns.class)
                        .start())
                .toList();
        var ended = children.stream().map(Child::end).toList();

        var pids = ended.get(0).reports().stream()
                .map(report -> report.path("pid").asLong())
                .collect(Collectors.toSet());
        assertEquals(ended.stream().map(Ended::pid).collect(Collectors.toSet()), pids);
        assertEquals(count, ended.get(0).reports().size());
    }
}
