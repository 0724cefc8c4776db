package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.manifest;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.exhaustion.FillsHeap;
import com.acme.place.ExitsAtTheEndOfTheStack;
import com.acme.route.MainReturns;
import com.acme.route.MainThrows;
import com.acme.route.WaitsForSignal;
import com.acme.rules.HaltsWithHangingHook;
import com.acme.rules.TriesToEnd;
import com.acme.rules.TriesToEndUnderSecurityManager;
import com.acme.sequence.ExitsInsideHook;
import com.acme.sequence.HaltsInsideHook;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each action makes of each route. Denials and unwinding have tables of their own. */
final class RulesIT {
    private static final List<Jdk> JDKS = Jdks.of(8, 17, 25);

    static Stream<SequenceCase.On> rows() {
        return SequenceCase.on(
                JDKS,
                List.of(
                        row(
                                        "allow exit",
                                        TriesToEnd.class,
                                        "exit 3",
                                        "{\"action\": \"allow\"}",
                                        3,
                                        "main",
                                        "hook",
                                        "end")
                                .check(decided("exit", "allow")),
                        row("allow halt", TriesToEnd.class, "halt 3", "{\"action\": \"allow\"}", 3, "main", "end")
                                .check(decided("halt", "allow")),
                        row(
                                        "the first match wins",
                                        TriesToEnd.class,
                                        "exit 3",
                                        "{\"status\": 4, \"action\": \"deny\"}, {\"status\": 3}, {\"action\": \"deny\"}",
                                        3,
                                        "main",
                                        "hook",
                                        "end")
                                .check(decided("exit", "allow (atexit.json:1:45)")),
                        row(
                                        "no match",
                                        TriesToEnd.class,
                                        "exit 3",
                                        "{\"status\": 4, \"action\": \"deny\"}",
                                        3,
                                        "main",
                                        "hook",
                                        "end")
                                .check(report -> assertEquals("", report.text("/rule"))),
                        bypass("exit", TriesToEnd.class, "exit 3", 3, "main", "hook"),
                        bypass("halt", TriesToEnd.class, "halt 3", 3, "main"),
                        bypass("main-return", MainReturns.class, "", 0, "main", "hook"),
                        bypass("main-throw", MainThrows.class, "", 1, "main", "hook"),
                        new SequenceCase(
                                "bypass takes neither status map nor failure status",
                                TriesToEnd.class,
                                "exit 3",
                                manifest(
                                        "\"rules\": {\"action\": \"bypass\"}, \"routes\": {\"exit\": {\"status\": {\"3\": 0}}}",
                                        mark("end")),
                                3,
                                List.of("main", "hook")),
                        new SequenceCase(
                                        "the status map counts from the claim on, rules see what was asked",
                                        TriesToEnd.class,
                                        "exit 3",
                                        manifest(
                                                "\"rules\": {\"status\": 0, \"action\": \"deny\"},"
                                                        + " \"routes\": {\"exit\": {\"status\": {\"3\": 0}}}",
                                                mark("nonzero", "\"when\": {\"status\": \"nonzero\"}"),
                                                mark("${exit:status}", "\"when\": {\"status\": \"zero\"}")),
                                        0,
                                        List.of("main", "hook", "0"))
                                .check(report -> assertEquals(3, report.number("/status"))),
                        new SequenceCase(
                                "a bypassing halt inside an exit leaves no handler its time",
                                HaltsInsideHook.class,
                                "",
                                manifest("\"rules\": {\"route\": \"halt\", \"action\": \"bypass\"}", mark("end")),
                                9,
                                List.of("main")),
                        new SequenceCase(
                                        "rules alone make exit inside a hook an error",
                                        ExitsInsideHook.class,
                                        "",
                                        "{\"rules\": {\"status\": 99, \"action\": \"deny\"}}",
                                        0,
                                        List.of("main"))
                                .check(report ->
                                        assertEquals(List.of("exit 5"), report.each("/nested", "route", "status"))),
                        row(
                                "rules and no stack",
                                ExitsAtTheEndOfTheStack.class,
                                "",
                                UNRELATED,
                                3,
                                "main",
                                "hook",
                                "end"),
                        row("rules and no heap", FillsHeap.class, "exit", UNRELATED, 3, "main", "hook", "end"),
                        row("bypass without stack", ExitsAtTheEndOfTheStack.class, "", BYPASS, 3, "main", "hook")
                                .check(decided("exit", "bypass")),
                        row("bypass without heap", FillsHeap.class, "exit", BYPASS, 3, "main", "hook")
                                .check(decided("exit", "bypass")),
                        row("deny without heap", FillsHeap.class, "exit", DENY, 1, "main", "hook", "end")
                                .check(report ->
                                        assertEquals(List.of("exit 3"), report.each("/denied", "route", "status"))),
                        row(
                                "unwind without stack",
                                ExitsAtTheEndOfTheStack.class,
                                "",
                                UNWIND,
                                3,
                                "main",
                                "hook",
                                "end"),
                        row("unwind without heap", FillsHeap.class, "exit", UNWIND, 3, "main", "hook", "end"),
                        row("orderly halt", TriesToEnd.class, "halt 3", ORDERLY, 3, "main", "hook", "end")
                                .check(decided("exit", "orderly")
                                        .andThen(report -> assertEquals(
                                                TriesToEnd.class.getName(), report.text("/caller/class")))),
                        row(
                                        "orderly halt on a thread",
                                        TriesToEnd.class,
                                        "halt 3 worker",
                                        ORDERLY,
                                        3,
                                        "main",
                                        "hook",
                                        "end")
                                .check(decided("exit", "orderly")
                                        .andThen(report -> assertEquals("worker", report.text("/thread/name")))),
                        row("orderly leaves exit alone", TriesToEnd.class, "exit 3", ORDERLY, 3, "main", "hook", "end")
                                .check(report -> assertEquals("", report.text("/rule"))),
                        row("orderly inside an exit is a halt", HaltsInsideHook.class, "", ORDERLY, 9, "main", "end")
                                .check(report ->
                                        assertEquals(List.of("halt 9"), report.each("/nested", "route", "status"))),
                        hanging("\"routes\": {\"halt\": {\"deadline\": \"2s\"}}"),
                        hanging("\"routes\": {\"exit\": {\"deadline\": \"2s\"}}"),
                        hanging("\"deadline\": \"2s\"")));
    }

    private static final String UNRELATED = "{\"status\": 99, \"action\": \"deny\"}";
    private static final String BYPASS = "{\"route\": \"exit\", \"action\": \"bypass\"}";
    private static final String DENY = "{\"route\": \"exit\", \"action\": \"deny\"}";
    private static final String UNWIND = "{\"route\": \"exit\", \"action\": \"unwind\"}";
    private static final String ORDERLY = "{\"route\": \"halt\", \"action\": \"orderly\"}";

    private static SequenceCase row(
            String name, Class<?> main, String argument, String rules, int status, String... effects) {
        return new SequenceCase(
                name, main, argument, manifest("\"rules\": [" + rules + "]", mark("end")), status, List.of(effects));
    }

    private static SequenceCase bypass(String route, Class<?> main, String argument, int status, String... effects) {
        String rule = "{\"route\": \"" + route + "\", \"action\": \"bypass\"}";
        return row("bypass " + route, main, argument, rule, status, effects)
                .handlers("end skipped")
                .check(decided(route, "bypass")
                        .andThen(report -> assertEquals(List.of("end"), report.strings("/skipped/handlers"))));
    }

    private static SequenceCase hanging(String deadline) {
        return new SequenceCase(
                        "orderly halt with a hanging hook, " + deadline,
                        HaltsWithHangingHook.class,
                        "",
                        manifest(deadline + ", \"rules\": " + ORDERLY, mark("end")),
                        3,
                        List.of("main", "hook", "end"))
                .check(report -> {
                    assertTrue(report.json().at("/deadlineExceeded").asBoolean(), "the deadline passed");
                    assertTrue(report.number("/sequenceMillis") < 8_000, "long before the ten seconds");
                });
    }

    private static Consumer<Report> decided(String route, String rule) {
        return report -> {
            assertEquals(route, report.text("/route"));
            assertTrue(report.text("/rule").startsWith(rule), report.text("/rule"));
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decide(SequenceCase.On row) {
        row.verify();
    }

    record Signalled(Jdk jdk, String name, String route, boolean bypassed) {}

    static Stream<Signalled> signals() {
        return JDKS.stream()
                .flatMap(jdk -> Stream.of(
                        new Signalled(jdk, "TERM", "signal", true),
                        new Signalled(jdk, "INT", "signal:INT", true),
                        new Signalled(jdk, "HUP", "signal:INT", false),
                        new Signalled(jdk, "TERM", "java", true),
                        new Signalled(jdk, "TERM", "exit", false)));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void decideAboutSignals(Signalled row) {
        Ended ended = Jvm.on(row.jdk)
                .manifest(
                        manifest("\"rules\": {\"route\": \"" + row.route + "\", \"action\": \"bypass\"}", mark("end")))
                .main(WaitsForSignal.class)
                .start()
                .awaitLine("ready")
                .signal(row.name)
                .end();

        assertEquals(row.bypassed ? List.of("main", "hook") : List.of("main", "hook", "end"), ended.effects());
        assertEquals("signal", ended.report().text("/route"));
        assertEquals(row.bypassed, !ended.report().text("/rule").isEmpty(), "a rule decided");
        assertEquals(ended.status(), ended.report().number("/status"));
    }

    /** An attempt that the application's own SecurityManager forbids, and the rule that has its say before it. */
    record Forbidden(Jdk jdk, String attempt, String action, String refusal) {}

    static Stream<Forbidden> forbidden() {
        return Jdks.of(8, 17).stream()
                .filter(jdk -> jdk.feature() <= 17)
                .flatMap(jdk -> Stream.of(
                        new Forbidden(jdk, "exit 3", "allow", "forbidden"),
                        new Forbidden(jdk, "halt 3", "bypass", "forbidden"),
                        new Forbidden(jdk, "halt 3", "orderly", "forbidden"),
                        new Forbidden(jdk, "exit 3", "unwind", "forbidden"),
                        new Forbidden(jdk, "exit 3", "deny", "exit(3) by com.acme.rules.TriesToEnd.end(")));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("forbidden")
    void leaveTheSecurityManagerItsSay(Forbidden row) {
        String route = row.attempt.substring(0, 4);
        Ended ended = Jvm.on(row.jdk)
                .manifest("{\"rules\": {\"route\": \"" + route + "\", \"action\": \"" + row.action + "\"}}")
                .main(TriesToEndUnderSecurityManager.class, row.attempt)
                .run();

        assertEquals(0, ended.status());
        assertEquals("main", ended.effects().get(0));
        assertTrue(ended.effects().get(1).startsWith(row.refusal), ended.effects()::toString);
        assertEquals("finally", ended.effects().get(2));
        assertEquals("main-return", ended.report().text("/route"));
        assertEquals("", ended.report().text("/rule"), "nothing of the veto is left");
    }

    @ParameterizedTest
    @MethodSource("jdk17")
    void anOrderlyHaltHasTenSecondsByDefault(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"rules\": " + ORDERLY + "}")
                .main(HaltsWithHangingHook.class)
                .run();

        assertEquals(3, ended.status());
        int millis = ended.report().number("/sequenceMillis");
        assertTrue(millis >= 9_900 && millis < 15_000, () -> millis + " ms");
    }

    static List<Jdk> jdk17() {
        return Jdks.of(17);
    }
}
