package io.github.atexit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which denials are told at once. Times are in nanoseconds. */
class DenialNoticesTest {
    private static final long SECOND = 1_000_000_000L;

    private final DenialNotices notices = new DenialNotices();

    @ParameterizedTest
    @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND / 2})
    void tellsOfACallerOnceASecond(long start) {
        assertTrue(notices.isDue("a.B", start));
        assertFalse(notices.isDue("a.B", start + 1));
        assertFalse(notices.isDue("a.B", start + SECOND - 1));
        assertTrue(notices.isDue("a.B", start + SECOND));
        assertFalse(notices.isDue("a.B", start + SECOND + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.C", ""})
    void tellsOfAnotherCallerToo(String other) {
        assertTrue(notices.isDue("a.B", 0));
        assertTrue(notices.isDue(other, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void isBoundedForCallersWithoutNumber(int callers) {
        int told = 0;
        for (int i = 0; i < callers; i++) {
            told += notices.isDue("a.Generated" + i, i) ? 1 : 0;
        }
        assertEquals(256, told);
        assertTrue(notices.isDue("a.B", 3 * SECOND), "the old ones are forgotten");
    }
}
