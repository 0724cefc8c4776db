package io.github.atexit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patterns of classes, paths and names match. */
class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "CLASS, a.B, a.B, true",
        "CLASS, a.B, a.Bc, false",
        "CLASS, a.*, a.B, true",
        "CLASS, a.*, a.b.C, false",
        "CLASS, a.**, a.b.C, true",
        "CLASS, **.C, a.b.C, true",
        "CLASS, a.**.C, a.C, false",
        "CLASS, a.B*, a.B$Inner, true",
        "CLASS, a.?, a.B, true",
        "CLASS, a?B, a.B, false",
        "CLASS, *, a/b, true",
        "PATH, /opt/*.jar, /opt/x.jar, true",
        "PATH, /opt/*.jar, /opt/lib/x.jar, false",
        "PATH, /opt/**, /opt/lib/x.jar, true",
        "PATH, /opt/**/x.jar, /opt/lib/more/x.jar, true",
        "PATH, /opt/**/x.jar, /opt/x.jar, true",
        "PATH, /opt/**/x.jar, /optx.jar, false",
        "PATH, /opt/**/lib/**/x.jar, /opt/lib/more/x.jar, true",
        "PATH, /opt/**/lib/**/x.jar, /opt/more/lib/x.jar, true",
        "PATH, **/x.jar, /opt/lib/x.jar, true",
        "PATH, **/x.jar, x.jar, true",
        "PATH, **/x.jar, /opt/lib/yx.jar, false",
        "PATH, /opt/lib-?.jar, /opt/lib-1.jar, true",
        "PATH, /opt?lib, /opt/lib, false",
        "PATH, /opt/a.b/*, /opt/a.b/c.d.jar, true",
        "NAME, http-*, http-nio-8080.exec/1, true",
        "NAME, http-*, https-1, false",
        "NAME, *, any thread, true",
        "NAME, main, main, true",
        "NAME, main, Main, false",
        "NAME, pool-?-thread-?, pool-1-thread-2, true"
    })
    void matches(Glob glob, String pattern, String name, boolean expected) {
        assertEquals(expected, glob.matches(pattern, name));
    }

    @Test
    void patternsThatBacktrackingWouldChokeOnAreNoTrouble() {
        var pattern = "*a".repeat(200) + "b";
        var name = "a".repeat(2_000);
        assertTimeout(Duration.ofSeconds(5), () -> assertEquals(false, Glob.CLASS.matches(pattern, name)));
    }
}
