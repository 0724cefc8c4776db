package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The report of a run that died: what nobody saw is null, and `auto` says it. */
class DeathReportTest {
    private static final Death DEATH = new Death(
            "7-1-2-death", 1795420800123L, 2500, "main was running", List.of("the boot id changed", "a \u0007 bell"));

    @Test
    void whatNobodySawIsNull() {
        var json = JsonReport.text(report(DEATH), SampleReports.NO_SECRETS);
        for (var key : List.of("status", "finalStatus", "signal", "thread", "caller", "commandLine", "lastThread")) {
            assertTrue(json.contains("\"" + key + "\":null"), key);
        }
        for (var part : List.of(
                "\"id\":\"7-1-2-death\"",
                "\"pid\":7,\"host\":\"other\"",
                "\"route\":\"vanished\"",
                "\"uptimeMillis\":2500",
                "\"lastState\":\"main was running\",\"mainEnd\":{\"outcome\":\"returned\",\"afterMillis\":null}",
                "\"likely\":[\"the boot id changed\",")) {
            assertTrue(json.contains(part), json);
        }
    }

    @Test
    void theConsoleSaysItInEveryModeButOff() {
        var lines = ConsoleText.of(report(DEATH), ConsoleMode.AUTO, SampleReports.NO_SECRETS)
                .lines()
                .toList();
        assertEquals(
                "[atexit] vanished: com.acme.Main (pid 7, started 2026-11-23T08:00:00.123Z) after 2.5 s; main was running",
                lines.get(0));
        assertEquals("[atexit] likely: the boot id changed", lines.get(1));
        assertEquals("[atexit] likely: a \\x07 bell", lines.get(2));
        assertTrue(lines.get(3).startsWith("[atexit] handlers: 1 ok"), lines.get(3));
        assertEquals("", ConsoleText.of(report(DEATH), ConsoleMode.OFF, SampleReports.NO_SECRETS));
    }

    @Test
    void aLaterRecoveryHasLinesOfItsOwn() {
        var text = ConsoleText.ofRecovery(report(DEATH), ConsoleMode.AUTO, SampleReports.NO_SECRETS);
        assertTrue(text.startsWith("[atexit] recovered: vanished: com.acme.Main (pid 7, "), text);
        assertTrue(text.contains("[atexit] handlers: 1 ok"), text);
        assertEquals("", ConsoleText.ofRecovery(report(DEATH), ConsoleMode.OFF, SampleReports.NO_SECRETS));
    }

    private static ExitReport report(Death death) {
        return ExitReport.ofDeath(
                SampleReports.deathRecord(),
                ProcessFacts.ofDead("7", "other", "17.0.15", "Debian", "0.1.0"),
                "com.acme.Main",
                MainEnd.recorded("returned"),
                death);
    }
}
