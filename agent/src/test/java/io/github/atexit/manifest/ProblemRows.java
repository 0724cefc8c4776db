package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of a manifest and what is printed of it. In both {@code '} stands for {@code "}. */
final class ProblemRows {
    /** The keys of the top level. */
    static final String TOP = "version, extends, mainClass, deadline, timeout, slow, phases, failureStatus, strict,"
            + " classpath, report, journal, sentinel, jmx, wrappers, routes, rules, handlers";

    private static final VariableSource EMPTY_IS_SET = new FakeVariables(Map.of("EMPTY", ""), Map.of());

    private ProblemRows() {}

    static Arguments row(String manifest, String... problems) {
        return Arguments.of(
                manifest, Stream.of(problems).map(p -> "m.json:" + p).collect(Collectors.joining("\n")));
    }

    /** Checks that these problems are printed of the manifest and no others. */
    static void check(String manifest, String problems) {
        var reading = new ManifestReader(new FakeTypes(), EMPTY_IS_SET)
                .read("m.json", manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        var printed = reading.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
        assertEquals(problems, printed.replace('"', '\''));
        assertNull(reading.manifest());
    }
}
