package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code report} on what JVMs have really written. */
final class ReportCommandIT {
    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 27);
    }

    private static Path reports(Jdk jdk) {
        var jvm = Jvm.on(jdk);
        Path file = jvm.directory().resolve("exits.jsonl");
        jvm.agent("console=off,report=" + file).main(CallsExit.class, "0").run();
        for (String time : List.of("first", "second")) {
            Jvm.on(jdk)
                    .agent("console=off,report=" + file)
                    .flags("-Dtime=" + time)
                    .main(CallsHaltWithHooks.class)
                    .run();
        }
        return file;
    }

    private static Ended run(Jdk jdk, String... arguments) {
        var words = Stream.concat(Stream.of("-jar", Jvm.agentJar().toString(), "report"), Arrays.stream(arguments));
        return Jvm.on(jdk).words(words.toArray(String[]::new)).run();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void sumsUpWhoEndedJvmsAndWhatTheySkipped(Jdk jdk) throws IOException {
        Path file = reports(jdk);
        Ended table = run(jdk, file.toString());
        assertEquals(0, table.status(), table.describe());
        assertEquals("", table.err());
        assertTrue(table.out().startsWith("3 exits: 2 skipped cleanup\n"), table.out());
        assertTrue(table.out().contains("\n      2  halt   3  "), table.out());
        assertTrue(table.out().contains("      2       2  shutdown hook        app-hook\n"), table.out());
        assertTrue(table.out().lines().allMatch(line -> line.length() <= 100), table.out());

        Ended last = run(jdk, "--last", file.toString());
        assertTrue(last.out().startsWith("halt(3) skipped 1 shutdown hook and 1 delete-on-exit file\n"), last.out());
        assertTrue(last.out().contains("CallsHaltWithHooks.main(CallsHaltWithHooks.java:"), last.out());

        Path page = file.resolveSibling("page.html");
        Ended written = run(jdk, file.toString(), "--html", page.toString());
        assertEquals(0, written.status(), written.describe());
        assertEquals("3 exits: 2 skipped cleanup", Html.of(page).point());

        Files.writeString(file, "damaged\n" + Files.readString(file));
        Ended damaged = run(jdk, "--json", file.toString(), "none.jsonl");
        assertEquals(1, damaged.status(), damaged.describe());
        assertTrue(damaged.err().contains("exits.jsonl:1: "), damaged.err());
        assertTrue(damaged.err().contains("none.jsonl: there is no such file"), damaged.err());
        assertEquals(3, json(damaged.out()).number("/exits"));
        assertEquals(2, json(damaged.out()).number("/callers/0/count"));
    }

    private static Report json(String text) {
        try {
            return new Report(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
