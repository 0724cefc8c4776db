package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HandlerTypesTest {
    private static final HandlerTypes TYPES = new HandlerTypes(new FakeJvm());

    static Stream<HandlerType> types() {
        return TYPES.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeDescribesItselfAndItsFields(HandlerType type) {
        List<String> names = type.fields().stream().map(Field::name).toList();
        assertEquals(names.stream().distinct().toList(), names);
        assertTrue(
                Stream.concat(Stream.of(type.summary()), type.fields().stream().map(Field::summary))
                        .allMatch(summary -> summary.endsWith(".")));
        assertFalse(names.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "invoke, save",
        "await, drain",
        "jmx, save",
        "http, notify",
        "diagnostic, save",
        "close, release",
        "drain, drain",
        "exec, save",
        "file, release",
        "log, release",
        "sleep, notify",
        "java, save"
    })
    void everyTypeHasItsOwnPhase(String name, String phase) {
        HandlerType type = TYPES.named(name);
        assertEquals(name, type.name());
        assertEquals(phase, type.phase());
    }

    @Test
    void theTableHasAllTypes() {
        assertEquals(
                List.of(
                        "invoke",
                        "close",
                        "drain",
                        "await",
                        "jmx",
                        "http",
                        "exec",
                        "file",
                        "diagnostic",
                        "log",
                        "sleep",
                        "java"),
                TYPES.names());
        assertNull(TYPES.named("shell"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `'for': '250ms'`,                     PT1.25S
            `'for': '1m30s'`,                     PT1M31S
            `'for': '250ms', 'timeout': '100ms'`, PT0.1S
            """)
    void theTimeoutOfSleepFollowsItsLength(String fields, Duration timeout) {
        assertEquals(timeout, DeclaredRun.of("sleep", fields).handler().timeout());
    }

    @Test
    void sleepWaitsSoLongAndEndsByInterrupt() {
        long start = System.nanoTime();
        assertEquals("ok: ", DeclaredRun.of("sleep", "'for': '30ms'").outcome());
        assertTrue(System.nanoTime() - start >= 30_000_000);

        Thread.currentThread().interrupt();
        assertEquals(
                "failed: InterruptedException: sleep interrupted",
                DeclaredRun.of("sleep", "'for': '1h'").outcome());
    }
}
