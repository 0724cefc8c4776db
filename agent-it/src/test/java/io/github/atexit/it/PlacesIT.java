package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.call;
import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.place.ExitsAgainstAVeto;
import com.acme.place.ExitsAtTheEndOfTheStack;
import com.acme.place.ExitsHoldingALock;
import com.acme.place.ExitsHoldingALockOfAHook;
import com.acme.place.ExitsInInitialiserThatOthersNeed;
import com.acme.place.ExitsInStaticInitialiser;
import com.acme.place.ExitsInUncaughtExceptionHandler;
import com.acme.place.ExitsOnVirtualThread;
import com.acme.place.ExitsWhileInterrupted;
import com.acme.route.CallsExit;
import com.acme.route.WaitsForSignal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exit from an awkward place: the handlers run once, and the JVM ends with the status that was asked. */
@Under(Trouble.PLACES)
final class PlacesIT {
    private static final String HANDLERS =
            handlersOf(mark("end"), call("called", "Effects#hang", "\"timeout\": \"200ms\""));
    private static final List<String> EFFECTS = List.of("main", "hook", "end");

    static Stream<SequenceCase.On> rows() {
        return Stream.of(
                        SequenceCase.on(Jdks.all(), everywhere()),
                        SequenceCase.on(
                                Jdks.since(21), List.of(exit("on a virtual thread", ExitsOnVirtualThread.class))))
                .flatMap(rows -> rows);
    }

    private static List<SequenceCase> everywhere() {
        return List.of(
                exit("in a static initialiser", ExitsInStaticInitialiser.class),
                exit("while interrupted", ExitsWhileInterrupted.class),
                exit("at the end of the stack", ExitsAtTheEndOfTheStack.class),
                exit("in a handler of uncaught exceptions", ExitsInUncaughtExceptionHandler.class),
                new SequenceCase(
                                "under a lock that a handler needs",
                                ExitsHoldingALock.class,
                                "",
                                handlersOf(
                                        mark("end"),
                                        call("locked", "place.ExitsHoldingALock#use", "\"timeout\": \"300ms\"")),
                                3,
                                EFFECTS)
                        .handlers("locked timeout", "end ok"),
                new SequenceCase(
                                "in a static initialiser that a handler needs",
                                ExitsInInitialiserThatOthersNeed.class,
                                "handler",
                                handlersOf(mark("end"), initialised()),
                                3,
                                List.of("main", "end"))
                        .handlers("needing timeout", "end ok"),
                new SequenceCase(
                                "in a static initialiser that a hook needs",
                                ExitsInInitialiserThatOthersNeed.class,
                                "hook",
                                manifest("\"deadline\": \"6s\"", mark("end")),
                                3,
                                List.of("main", "end"))
                        .handlers("end ok"),
                new SequenceCase(
                                "under a lock that a hook needs",
                                ExitsHoldingALockOfAHook.class,
                                "",
                                manifest("\"deadline\": \"6s\"", mark("end")),
                                3,
                                List.of("main", "end"))
                        .check(report -> assertEquals(
                                List.of("locking-hook running"), report.each("/shutdownHooks", "name", "outcome"))));
    }

    private static String initialised() {
        return call("needing", "place.ExitsInInitialiserThatOthersNeed$Initialised#use", "\"timeout\": \"300ms\"");
    }

    private static SequenceCase exit(String name, Class<?> main) {
        return new SequenceCase(name, main, "", HANDLERS, 3, EFFECTS)
                .handlers("called timeout", "end ok")
                .check(report -> {
                    assertEquals("exit", report.text("/route"));
                    assertTrue(report.text("/caller/class").startsWith("com.acme.place."), "caller");
                });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endAsElsewhere(SequenceCase.On row) {
        row.verify();
    }

    static List<Jdk> withSecurityManager() {
        return Jdks.of(8, 11, 17).stream().filter(jdk -> jdk.feature() <= 17).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withSecurityManager")
    @Holds("where a SecurityManager refuses; main returns later")
    void runNothingWhereASecurityManagerRefuses(Jdk jdk) {
        var jvm = Jvm.on(jdk).manifest(HANDLERS.replace("200ms", "100ms")).main(ExitsAgainstAVeto.class);
        if (jdk.feature() > 11) {
            jvm.flags("-Djava.security.manager=allow");
        }
        Ended ended = jvm.run();

        assertEquals(List.of("main", "refused", "hook", "end"), ended.effects());
        assertEquals("main-return", ended.report().text("/route"));
        assertEquals(1, ended.status());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    @Holds("while a signal's exit is under way: a second signal")
    void ignoreASecondSignal(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(slowlyEnding())
                .main(WaitsForSignal.class)
                .start()
                .awaitLine("ready")
                .signal("TERM")
                .awaitLine("ending")
                .signal("TERM")
                .end();

        assertEquals(143, ended.status());
        assertEquals(EFFECTS, ended.effects());
        assertEquals("signal", ended.report().text("/route"));
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    @Holds("while an exit is under way: a signal")
    void keepTheirStatusWhenASignalComesLater(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest(slowlyEnding())
                .main(CallsExit.class, "3")
                .start()
                .awaitLine("ending")
                .signal("TERM")
                .end();

        assertEquals(3, ended.status());
        assertEquals(EFFECTS, ended.effects());
        assertEquals("exit", ended.report().text("/route"));
    }

    private static String slowlyEnding() {
        return handlersOf(
                mark("end"),
                "{\"type\": \"sleep\", \"for\": \"700ms\", \"phase\": \"drain\"}",
                "{\"type\": \"log\", \"phase\": \"notify\", \"to\": \"stdout\", \"message\": \"ending\"}");
    }
}
