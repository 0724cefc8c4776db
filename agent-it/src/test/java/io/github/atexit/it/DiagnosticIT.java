package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handler type {@code diagnostic}. */
final class DiagnosticIT {
    private static final String TYPE = "\"type\": \"diagnostic\", \"command\": ";

    static Stream<TypeCase.Run> runs() {
        return Stream.concat(
                TypeCase.onRoutes(
                        EndsAsTold.class,
                        TypeCase.ok(TYPE + "\"Thread.print\", \"args\": \"-l\", \"output\": \"logs/threads.txt\"")
                                .telling("Full thread dump")),
                TypeCase.onExit(
                        EndsAsTold.class,
                        TypeCase.ok(TYPE + "\"VM.version\"").telling("JDK "),
                        TypeCase.failed(
                                TYPE + "\"Thread.prnt\"",
                                "no command \"Thread.prnt\" (did you mean \"Thread.print\"?)"),
                        TypeCase.failed(TYPE + "\"Thread.print\", \"args\": [\"-zz=1\"]", "nknown argument"),
                        TypeCase.failed(TYPE + "\"VM.version\", \"args\": [\"x\"]", "VM.version takes no arguments"),
                        TypeCase.failed(TYPE + "\"Thread.print\", \"output\": \"directory\"", "directory: a directory"),
                        TypeCase.failed(
                                TYPE + "\"GC.heap_dump\", \"output\": \"directory\"", "directory: a directory")));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void doesWhatItSays(TypeCase.Run run) {
        Ended ended = run.verify(Jvm.on(run.jdk()).file("directory/file", ""));
        if (run.row().body().contains("logs/threads.txt")) {
            assertTrue(String.join("\n", ended.lines("logs/threads.txt")).contains("Full thread dump"));
        }
    }

    static List<Jdk> all() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHeapDumpReplacesWhatWasThere(Jdk jdk) throws IOException {
        Ended ended = Jvm.on(jdk)
                .file("heap.bin", "old")
                .manifest("""
                        {"handlers": [
                          {"type": "diagnostic", "command": "GC.heap_dump", "output": "heap.bin", "on": "halt"},
                          {"type": "diagnostic", "command": "GC.heap_dump", "args": ["-all", "named.hprof"]}]}""")
                .main(EndsAsTold.class, "halt")
                .run();

        assertEquals(
                List.of("diagnostic-2 ok", "diagnostic-1 ok"), ended.report().handlers());
        assertEquals("JAVA PROFILE", start(ended.directory().resolve("heap.bin"), 12));
        assertEquals("JAVA PROFILE", start(ended.directory().resolve("named.hprof"), 12));
        try (var files = Files.list(ended.directory())) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".")), "nothing else is left");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFlightRecordingIsDumped(Jdk jdk) throws IOException {
        Ended ended = Jvm.on(jdk)
                .flags("-XX:StartFlightRecording=settings=none")
                .manifest("""
                        {"handlers": [{"type": "diagnostic", "command": "JFR.dump", "output": "a b/last.jfr"}]}""")
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals(List.of("diagnostic-1 ok"), ended.report().handlers());
        assertEquals("FLR", start(ended.directory().resolve("a b/last.jfr"), 3));
    }

    private static String start(Path file, int length) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        }
    }
}
