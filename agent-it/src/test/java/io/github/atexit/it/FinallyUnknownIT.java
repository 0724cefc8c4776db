package io.github.atexit.it;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.skipped.RunsSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks of classes whose code is not what a file says, or may not be: none is told that is not there. */
final class FinallyUnknownIT {
    private static final String WITH = """
            package ops;

            public class Told {
                public static void begin(Runnable end) {
                    try {
                        end.run();
                    } finally {
                        System.out.println("never");
                    }
                }
            }
            """;

    /** The same but for a line more before the last. */
    private static final String LATER = WITH.replace("finally {\n", "finally {\n\n");

    /** The call is on the same line, and at the same place of the code. */
    private static final String WITHOUT = WITH.replace("try {", "{").replaceAll(" finally (?s:.*?)}", "\n\n");

    private static final String REWRITES = """
            package ops;

            import java.lang.instrument.ClassFileTransformer;
            import java.lang.instrument.Instrumentation;
            import java.nio.file.Files;
            import java.nio.file.Paths;
            import java.security.ProtectionDomain;

            public class Rewrites implements ClassFileTransformer {
                public static void premain(String arguments, Instrumentation instrumentation) {
                    instrumentation.addTransformer(new Rewrites());
                }

                @Override
                public byte[] transform(
                        ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
                    try {
                        return "ops/Told".equals(name) ? Files.readAllBytes(Paths.get("other.class")) : null;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    /** The exiting thread's blocks are told by the place in the code (on 8 by line), another thread's by line. */
    static Stream<Arguments> ways() {
        return Jdks.of(8, 17, 25).stream()
                .flatMap(jdk -> Stream.of("exit", "waiting").map(how -> Arguments.of(jdk, how)));
    }

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void withoutLineNumbers(Jdk jdk, String how) throws IOException {
        var jvm = Jvm.on(jdk).manifest("{}");
        assertAll(
                () -> assertEquals(List.of(), told(run(jvm, compiled(jvm, WITH, "-g:none"), how))),
                () -> assertEquals(List.of("finally 8 null"), told(run(jvm, compiled(jvm, WITH, "-g:lines"), how))),
                () -> assertEquals(List.of("finally 8 Told.java"), told(run(jvm, compiled(jvm, WITH), how))),
                () -> assertEquals(List.of(), told(run(jvm, compiled(jvm, WITHOUT), how))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whereAnotherAgentRewroteTheClass(Jdk jdk, String how) throws IOException {
        var jvm = Jvm.on(jdk).manifest("{}");
        var agent = jvm.directory().resolve("rewrites.jar");
        Sources.pack(
                Sources.compile(jvm.directory(), List.of(), REWRITES), agent, Map.of("Premain-Class", "ops.Rewrites"));
        jvm.flags("-javaagent:" + agent);
        Path with = compiled(jvm, WITH);
        Path without = compiled(jvm, WITHOUT);
        assertAll(
                () -> assertEquals(List.of(), told(run(becomes(jvm, without), with, how))),
                () -> assertEquals(List.of(), told(run(becomes(jvm, with), without, how))),
                () -> assertEquals(List.of("finally 8 Told.java"), told(run(becomes(jvm, with), with, how))));
    }

    private static Jvm becomes(Jvm jvm, Path classes) throws IOException {
        Files.write(jvm.directory().resolve("other.class"), Files.readAllBytes(classes.resolve("ops/Told.class")));
        return jvm;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void ofAJarForSeveralVersions(Jdk jdk, String how) throws IOException {
        var jvm = Jvm.on(jdk).manifest("{}");
        Path classes = compiled(jvm, WITH);
        Path newer = classes.resolve("META-INF/versions/9/ops/Told.class");
        Files.createDirectories(newer.getParent());
        Files.copy(compiled(jvm, LATER).resolve("ops/Told.class"), newer);
        Path jar = jvm.directory().resolve("told.jar");
        Sources.pack(classes, jar, Map.of("Multi-Release", "true"));
        String line = jdk.feature() == 8 ? "8" : "9";
        assertEquals(List.of("finally " + line + " Told.java"), told(run(jvm, jar, how)));
    }

    /** Each with the age of the new file, in hours. */
    static Stream<Arguments> replacements() {
        return jdks().stream().flatMap(jdk -> Stream.of(0, 24).map(age -> Arguments.of(jdk, age)));
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void ofAJarThatWasReplaced(Jdk jdk, int age) throws IOException {
        var jvm = Jvm.on(jdk).manifest("{}");
        Path jar = jvm.directory().resolve("told.jar");
        Sources.pack(compiled(jvm, WITH), jar, Map.of());
        Path newer = jvm.directory().resolve("newer.jar");
        Sources.pack(compiled(jvm, LATER), newer, Map.of());
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().minusSeconds(age * 3600L)));

        var child = start(jvm.flags("-Dwhen=go"), jar, "exit").awaitLine("ready");
        Files.move(newer, jar, ATOMIC_MOVE);
        Files.createFile(jvm.directory().resolve("go"));
        assertEquals(List.of(), told(child.end()));
    }

    /** The agent came after the new jar. */
    @ParameterizedTest
    @MethodSource("jdks")
    void ofAJarThatWasReplacedBeforeTheAttachment(Jdk jdk) throws IOException {
        var jvm = Jvm.on(jdk).file("atexit.json", "{\"report\": {\"file\": \"" + Jvm.REPORTS + "\"}}");
        Path jar = jvm.directory().resolve("told.jar");
        Sources.pack(compiled(jvm, WITH), jar, Map.of());
        Path newer = jvm.directory().resolve("newer.jar");
        Sources.pack(compiled(jvm, LATER), newer, Map.of());

        var child = start(jvm.flags("-Dwhen=go"), jar, "exit").awaitLine("ready");
        Files.move(newer, jar, ATOMIC_MOVE);
        var attached = Jvm.on(jdk)
                .in(jvm.directory())
                .command("attach", Long.toString(child.pid()), "atexit.json")
                .run();
        assertEquals(0, attached.status(), attached.describe());
        Files.createFile(jvm.directory().resolve("go"));
        assertEquals(List.of(), told(child.end()));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void ofAClassThatWasCompiledAnew(Jdk jdk) throws IOException {
        var jvm = Jvm.on(jdk).manifest("{}");
        Path classes = compiled(jvm, WITH);
        Path newer = compiled(jvm, LATER);

        var child = start(jvm.flags("-Dwhen=go"), classes, "exit").awaitLine("ready");
        Files.move(newer.resolve("ops/Told.class"), classes.resolve("ops/Told.class"), ATOMIC_MOVE);
        Files.createFile(jvm.directory().resolve("go"));
        assertEquals(List.of(), told(child.end()));
    }

    private static Path compiled(Jvm jvm, String source, String... options) throws IOException {
        var words = options.length == 0 ? List.of("-g") : List.of(options);
        return Sources.compile(jvm.directory(), words, source);
    }

    private static Ended run(Jvm jvm, Path classes, String how) {
        return start(jvm, classes, how).end();
    }

    private static Child start(Jvm jvm, Path classes, String how) {
        String path = Jvm.fixtures() + ":" + classes;
        return jvm.words("-cp", path, RunsSamples.class.getName(), how, "ops.Told")
                .start();
    }

    private static List<String> told(Ended ended) {
        var reports = ended.reports();
        var blocks = new Report(reports.get(reports.size() - 1))
                .each("/skipped/finallyBlocks", "class", "kind", "line", "file");
        return blocks.stream()
                .filter(block -> block.startsWith("ops."))
                .map(block -> block.substring(block.indexOf(' ') + 1))
                .toList();
    }
}
