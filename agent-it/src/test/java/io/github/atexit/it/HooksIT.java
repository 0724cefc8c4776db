package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.instance.OpensResources;
import com.acme.sequence.ExitsInsideHook;
import com.acme.sequence.HaltsInsideHook;
import com.acme.sequence.Misbehaves;
import com.acme.sequence.ThrowsInHook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application's own shutdown hooks do what they should not: the handlers run, and the JVM ends. */
@Under(Trouble.HOOKS)
final class HooksIT {
    static Stream<SequenceCase.On> rows() {
        return SequenceCase.on(
                Jdks.all(),
                List.of(
                        new SequenceCase(
                                        "exit inside a hook",
                                        ExitsInsideHook.class,
                                        "",
                                        handlersOf(mark("end"), mark("saved", "\"phase\": \"save\"")),
                                        0,
                                        List.of("main", "saved", "end"))
                                .handlers("saved ok", "end ok")
                                .check(report -> {
                                    assertEquals("exit", report.text("/route"));
                                    assertEquals(List.of("exit 5"), report.each("/nested", "route", "status"));
                                    assertEquals(
                                            ExitsInsideHook.class.getName() + "$Exiting",
                                            report.text("/nested/0/caller/class"));
                                }),
                        new SequenceCase(
                                        "halt inside a hook",
                                        HaltsInsideHook.class,
                                        "",
                                        handlersOf(mark("end"), mark("saved", "\"phase\": \"save\"")),
                                        9,
                                        List.of("main", "saved", "end"))
                                .handlers("saved ok", "end ok")
                                .check(report -> {
                                    assertEquals("exit", report.text("/route"));
                                    assertEquals(0, report.number("/status"));
                                    assertEquals(List.of("halt 9"), report.each("/nested", "route", "status"));
                                }),
                        bad("a hook that exits again and again", "exits again").check(report -> {
                            assertEquals(List.of("bad-hook running"), report.each("/shutdownHooks", "name", "outcome"));
                            assertEquals(
                                    "exit 5",
                                    report.each("/nested", "route", "status").get(0));
                            assertIsHeldInExit(report.text("/shutdownHooks/0/stack/0"));
                        }),
                        bad("a hook that waits for a thread that exits", "joins")
                                .check(report -> {
                                    assertEquals(List.of("exit 6"), report.each("/nested", "route", "status"));
                                    assertIsHeldInExit(report.text("/skipped/threads/0/stack/0"));
                                }),
                        bad("a hook that never ends", "hangs")
                                .check(report -> assertEquals(
                                        List.of("bad-hook running"), report.each("/shutdownHooks", "name", "outcome"))),
                        new SequenceCase(
                                        "a hook that registers hooks",
                                        Misbehaves.class,
                                        "registers",
                                        handlersOf(mark("end")),
                                        3,
                                        List.of("main", "refused", "end"))
                                .handlers("end ok"),
                        new SequenceCase(
                                        "a close() that removes its hook after the hooks",
                                        OpensResources.class,
                                        "exit",
                                        handlersOf(
                                                mark("end"),
                                                "{\"name\": \"it\", \"type\": \"close\", \"class\": \"com.acme.instance.Registry\"}"),
                                        0,
                                        List.of("closing registry", "end"))
                                .handlers("it ok", "end ok"),
                        new SequenceCase(
                                        "a hook that throws",
                                        ThrowsInHook.class,
                                        "",
                                        handlersOf(mark("end")),
                                        0,
                                        List.of("main", "end"))
                                .check(report -> assertEquals(
                                        List.of("throwing-hook failed"),
                                        report.each("/shutdownHooks", "name", "outcome")))));
    }

    /** What the agent does with a thread that may not exit is nobody's question. */
    private static void assertIsHeldInExit(String newestFrame) {
        assertTrue(newestFrame.startsWith("java.lang.Runtime.exit("), newestFrame);
    }

    private static SequenceCase bad(String name, String how) {
        return new SequenceCase(
                        name,
                        Misbehaves.class,
                        how,
                        manifest("\"deadline\": \"6s\"", mark("end"), mark("saved", "\"phase\": \"save\"")),
                        3,
                        List.of("main", "saved", "end"))
                .handlers("saved ok", "end ok");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepNeitherHandlersNorTheEndFromComing(SequenceCase.On row) {
        row.verify();
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void printsNoTraceOfTheErrorThatEndsAHooksExit(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(handlersOf(mark("end")))
                .main(ExitsInsideHook.class)
                .run();

        assertFalse(ended.err().contains("Exception in thread"), ended.err());
        assertEquals(List.of(), ended.otherErr());
    }
}
