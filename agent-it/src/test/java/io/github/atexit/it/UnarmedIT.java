package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that run no application: with the agent in {@code JAVA_TOOL_OPTIONS}, and even a broken manifest, nothing changes. */
final class UnarmedIT {
    record Tool(String name, Function<Jvm, Ended> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Row(Tool tool, Jdk jdk) {}

    static Stream<Row> rows() {
        return Stream.of(
                        new Tool("-version", jvm -> jvm.words("-version").run()),
                        new Tool(
                                "a missing main class",
                                jvm -> jvm.words("com.acme.Missing").run()),
                        new Tool(
                                "a missing jar",
                                jvm -> jvm.words("-jar", "missing.jar").run()),
                        new Tool("javac", jvm -> jvm.tool("javac", "-version")),
                        new Tool("javac of a missing file", jvm -> jvm.tool("javac", "Missing.java")),
                        new Tool("jps", jvm -> jvm.tool("jps", "-help")))
                .flatMap(tool -> Jdks.all().stream().filter(Jdk::hasCompiler).map(jdk -> new Row(tool, jdk)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void areLeftAlone(Row row) {
        Ended bare = row.tool.run.apply(Jvm.on(row.jdk));
        var jvm = Jvm.on(row.jdk).file("atexit.json", "{\"handlerz\": []}");
        Ended ended = row.tool.run.apply(jvm.env("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.agentJar())
                .env("ATEXIT_REPORT", Jvm.REPORTS)
                .env("ATEXIT_MANIFEST", jvm.directory().resolve("atexit.json").toString()));

        assertEquals(bare.status(), ended.status());
        assertEquals(bare.out(), ended.out());
        assertEquals(
                bare.err().lines().toList(),
                ended.err()
                        .lines()
                        .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: "))
                        .toList());
        assertFalse(ended.left(Jvm.REPORTS), "no report");
    }
}
