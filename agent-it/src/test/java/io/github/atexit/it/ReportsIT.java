package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import com.acme.report.ForgetsLongNames;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that reports go to: JSON Lines shared by many JVMs, and the termination log. */
final class ReportsIT {
    private static final int JVMS = 50;

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    private static String terminationLog(String console, String where) {
        return "{\"report\": {\"console\": \"" + console + "\", \"terminationLog\": \"" + where + "\"}}";
    }

    @ParameterizedTest
    @MethodSource("some")
    void theTerminationLogTellsAnExitThatTheConsoleDoesNot(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(terminationLog("off", "run/termination.log"))
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals("", ended.err());
        assertTrue(
                ended.lines("run/termination.log").get(0).startsWith("[atexit] exit(0) by com.acme.handler.EndsAsTold"),
                ended.lines("run/termination.log").toString());
    }

    @ParameterizedTest
    @MethodSource("some")
    void theTerminationLogHasTheConsolesTextAsFarAsItFits(Jdk jdk) throws IOException {
        Ended ended = Jvm.on(jdk)
                .manifest(terminationLog("summary", "termination.log"))
                .flags("-Dfile.encoding=UTF-8")
                .main(ForgetsLongNames.class, "5")
                .run();

        byte[] bytes = Files.readAllBytes(ended.directory().resolve("termination.log"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(bytes.length <= 4_096 && bytes.length > 4_000, "it has " + bytes.length + " bytes");
        assertTrue(text.endsWith("語…\n"), text);
        assertEquals(ended.err().substring(0, text.length() - 2) + "…\n", text);
    }

    @ParameterizedTest
    @MethodSource("some")
    void whereThereIsNoneAutoIsSilent(Jdk jdk) {
        assertFalse(Files.exists(Path.of("/dev/termination-log")), "this is a container of Kubernetes");
        Ended ended = Jvm.on(jdk)
                .manifest(terminationLog("auto", "auto"))
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals("", ended.err());
        assertEquals(0, ended.status());
    }

    @ParameterizedTest
    @MethodSource("some")
    void aPlaceThatCannotBeWrittenToIsALineAndKeepsNoOtherFromIt(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("file", "")
                .manifest(terminationLog("summary", "file/termination.log"))
                .main(EndsAsTold.class, "exit")
                .run();

        assertTrue(
                ended.err().contains("[atexit] the report could not be written to " + ended.directory() + "/file/"),
                ended.err());
        assertTrue(ended.err().contains("[atexit] exit(0) by"), ended.err());
        assertEquals(0, ended.report().number("/finalStatus"));
        assertEquals(0, ended.status());
    }

    /** Each report has more than a hundred kilobytes, so that a line made of several writes would be torn. */
    @Test
    void fiftyJvmsThatEndTogetherShareOneFile(@TempDir Path directory) throws IOException, InterruptedException {
        Path shared = directory.resolve("exits.jsonl");
        Path gate = directory.resolve("gate");
        assertEquals(0, new ProcessBuilder("mkfifo", gate.toString()).start().waitFor());
        var children = new ArrayList<Child>();
        for (int i = 0; i < JVMS; i++) {
            children.add(Jvm.on(Jdks.newest())
                    .agent("report=" + shared + ",console=off")
                    .main(ForgetsLongNames.class, "130", gate.toString())
                    .start());
        }
        children.forEach(child -> child.awaitLine("ready"));
        try (var open = new FileOutputStream(gate.toFile())) {
            open.write(new byte[JVMS]);
            children.forEach(child -> assertEquals(3, child.end().status()));
        }

        List<String> lines = Files.readAllLines(shared);
        assertTrue(lines.stream().allMatch(line -> line.length() > 40_000), "the reports are long");
        assertEquals(
                children.stream().map(Child::pid).sorted().toList(),
                lines.stream()
                        .map(line -> Ended.json(line).at("/pid").asLong())
                        .sorted()
                        .toList());
    }
}
