package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.atexit.manifest.FakeVariables;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests as large as they may be, of shapes that are dear to read. Measured is the thread's own time, not the clock's. */
class ManifestLimitsTest {
    private static final int LIMIT = 1 << 20; // 1 MiB
    private static final long MOST_NANOS = 1_000_000_000; // 1 s: ten times what is promised, for busy machines
    private static final long MOST_BYTES = 64L << 20; // 64 MB
    private static final int TRIES = 5; // the first ones are interpreted

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Large(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Large> large() {
        return Stream.of(
                many(
                        "handlers",
                        "{'handlers': [",
                        i -> "{'type': 'log', 'message': 'x'},",
                        "{'type': 'log', 'message': 'x'}]}"),
                many(
                        "handlers of no type",
                        "{'handlers': [",
                        i -> "{'type': 'lgo" + i + "'},",
                        "{'type': 'log', 'message': 'x'}]}"),
                many(
                        "handlers with needs",
                        "{'handlers': [",
                        i -> "{'type': 'log', 'message': 'x', 'needs': 'log-" + (i + 2) + "'},",
                        "{'type': 'log', 'message': 'x'}]}"),
                many(
                        "handlers of one name",
                        "{'handlers': [",
                        i -> "{'name': 'a', 'type': 'log', 'message': 'x'},",
                        "{'type': 'log', 'message': 'x'}]}"),
                many("unknown keys", "{", i -> "'dealine" + i + "': 1,", "'x': 1}"),
                many("one key again and again", "{", i -> "'deadline': '1s',", "'deadline': '1s'}"),
                many("variables", "{'handlers': {'type': 'log', 'message': '", i -> "${exit:route}", "'}}"),
                many(
                        "unknown variables",
                        "{'handlers': {'type': 'log', 'message': '",
                        i -> "${exit:rout" + i + "}",
                        "'}}"),
                many("open braces", "{'handlers': {'type': 'log', 'message': '", i -> "${", "'}}"),
                many("phases", "{'phases': [", i -> "'p" + i + "',", "'release']}"),
                many("rules", "{'rules': [", i -> "{'caller': '**.a', 'action': 'deny'},", "{}]}"),
                many("stars", "{'mainClass': '", i -> "**.*", "'}"),
                many("digits", "{'timeout': ", i -> "7", "}"),
                many("digits of a duration", "{'timeout': '", i -> "7", "s'}"),
                many("digits of an exponent", "{'failureStatus': 1e", i -> "9", "}"),
                many("a deep list", "{'handlers': ", i -> "[", ""),
                many("lists in a list", "{'handlers': [", i -> "[[[]]],", "[]]}"),
                many("escapes", "{'$comment': '", i -> "\\u0041", "'}"),
                many("blanks", "{", i -> " ", "}"),
                many("nothing but zeros", "", i -> "\0", ""));
    }

    private static Large many(String name, String begin, IntFunction<String> part, String end) {
        var text = new StringBuilder(begin);
        for (int i = 0; ; i++) {
            String next = part.apply(i);
            if (text.length() + next.length() + end.length() > LIMIT) {
                return new Large(name, text.append(end).toString().replace('\'', '"'));
            }
            text.append(next);
        }
    }

    @ParameterizedTest
    @MethodSource("large")
    void areReadInLittleTimeAndMemory(Large large) {
        byte[] bytes = large.text.getBytes(StandardCharsets.UTF_8);
        long nanos = Long.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long startBytes = THREADS.getCurrentThreadAllocatedBytes();
            long startNanos = THREADS.getCurrentThreadCpuTime();
            ManifestReading reading =
                    new ManifestReader(new HandlerTypes(new FakeJvm()), FakeVariables.NONE).read("m.json", bytes);
            nanos = Math.min(nanos, THREADS.getCurrentThreadCpuTime() - startNanos);
            allocated = Math.min(allocated, THREADS.getCurrentThreadAllocatedBytes() - startBytes);
            assertEquals(
                    reading.problems().stream().allMatch(problem -> problem.isWarning()), reading.manifest() != null);
        }
        assertTrue(nanos < MOST_NANOS, nanos / 1_000_000 + " ms");
        assertTrue(allocated < MOST_BYTES, allocated / (1 << 20) + " MB");
    }
}
