package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings of deadlines that are too short. In the tables {@code '} stands for {@code "}. */
class TimeBudgetTest {
    private static final String HANDLERS = "'handlers': [{'name': 'a', 'type': 'log', 'message': 'm', 'timeout': '4s'},"
            + " {'name': 'b', 'type': 'log', 'message': 'm', 'timeout': '3s', 'needs': 'a'},"
            + " {'name': 'c', 'type': 'log', 'message': 'm', 'timeout': '5500ms'},"
            + " {'name': 'd', 'type': 'sleep', 'for': '1s', 'timeout': '2s', 'on': 'signal:TERM'}]";

    private static List<String> warnings(String settings, boolean advising) {
        var reader = new ManifestReader(new FakeTypes(), FakeVariables.NONE);
        var reading = (advising ? reader.withAdvice() : reader)
                .read(
                        "m.json",
                        ("{" + settings + ", " + HANDLERS + "}")
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8));
        assertNotNull(reading.manifest());
        return reading.problems().stream().map(ManifestProblem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'deadline': '15s'                                                          |
            'deadline': '14s'                                                          | 1:14: warning: the handlers' timeouts add up to 14500ms, which is more than the deadline of 14s
            'deadline': '14s', 'routes': {'signal': {'handlers': false}}               |
            'deadline': '14s', 'routes': {'signal': {'deadline': '20s'}}               |
            'slow': '9s', 'routes': {'signal': {'deadline': '14s'}}                    | 1:50: warning: the handlers' timeouts on the route signal add up to 14500ms, which is more than the deadline of 14s
            'slow': '9s', 'routes': {'halt': {'deadline': '13s'}}                      |
            'deadline': '9s', 'phases': ['notify', {'name': 'release', 'parallel': true}] |
            'deadline': '8s', 'phases': ['notify', {'name': 'release', 'parallel': true}] | 1:14: warning: the handlers' timeouts add up to 9s, which is more than the deadline of 8s
            'deadline': '3s', 'phases': ['notify', {'name': 'release', 'timeout': '1s'}]  |
            """)
    void aDeadlineIsComparedWithWhatItBounds(String settings, String warning) {
        assertEquals(warning == null ? List.of() : List.of("m.json:" + warning), warnings(settings, true));
    }

    @Test
    void theStartIsNotWarned() {
        assertEquals(List.of(), warnings("'deadline': '1s'", false));
    }
}
