package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /opt/app/worker.jar                                        | worker.jar
            /opt/app/classes                                           | classes
            jar:nested:/opt/app/readings.jar/!BOOT-INF/classes/!/      | readings.jar
            jar:nested:/opt/app/readings.jar/!BOOT-INF/lib/h2-2.4.jar!/ | h2-2.4.jar
            jar:file:/opt/shop.war!/WEB-INF/classes!/                  | shop.war
            """)
    void aJarIsNamedByItsInnermostFile(String location, String name) {
        assertEquals(name, ReportText.jarName(location));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 951782399999L, 951782400000L, 1709164800000L, 1795420800123L, 4102444799999L, -1})
    void anInstantIsWrittenAsTheStandardDoes(long millis) {
        String expected = Instant.ofEpochMilli(millis).toString();
        String withMillis = expected.contains(".") ? expected : expected.replace("Z", ".000Z");
        assertEquals(withMillis, ReportText.instant(millis));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "49,0.0 s", "50,0.1 s", "12400,12.4 s", "59960,60.0 s"})
    void secondsHaveOneDecimal(long millis, String text) {
        assertEquals(text, ReportText.seconds(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"plain|plain", "a\u001b[31m|a\\x1b[31m", "a\u0085|a\\x85"})
    void controlCharactersAreEscaped(String text, String printed) {
        assertEquals(printed, ReportText.printable(text, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.B.run(B.java:1)                                                      | a.B.run(B.java:1)
            a.B.run(B.java:1) > java.lang.Thread.run(Thread.java:8)                | a.B.run(B.java:1)
            java.lang.Thread.sleep(Native Method) > a.B.run(B.java:1)              | java.lang.Thread.sleep(Native Method) < a.B.run(B.java:1)
            jdk.internal.misc.Unsafe.park(Native Method) > java.util.A.b(A.java:2) > a.B.run(B.java:1) > a.C.d(C.java:3) | jdk.internal.misc.Unsafe.park(Native Method) < … < a.B.run(B.java:1)
            sun.nio.ch.EPoll.wait(Native Method) > java.lang.Thread.run(Thread.java:8) | sun.nio.ch.EPoll.wait(Native Method)
            """)
    void aThreadIsWhereItsNewestFrameIsAndTheApplications(String stack, String where) {
        assertEquals(where, ReportText.where(List.of(stack.split(" > "))));
    }
}
