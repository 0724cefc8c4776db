package io.github.atexit.it;

import com.acme.mbean.ShowsGauges;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handler type {@code await} on MBeans; {@link HttpIT} has the addresses. */
final class AwaitIT {
    private static final String ALL =
            "\"type\": \"await\", \"every\": \"20ms\", \"mbean\": \"com.acme:type=Gauge,*\", ";

    static Stream<TypeCase.Run> runs() {
        return Stream.concat(
                TypeCase.onRoutes(
                        ShowsGauges.class,
                        TypeCase.ok(ALL + "\"attribute\": \"Busy\", \"atMost\": 0")
                                .telling("com.acme:type=Gauge,name=one: Busy is 2;"
                                        + " com.acme:type=Gauge,name=two: Busy is 3\n")),
                TypeCase.onExit(
                        ShowsGauges.class,
                        TypeCase.ok(ALL + "\"attribute\": \"State\", \"equals\": \"OPEN\""),
                        TypeCase.ok("\"type\": \"await\", \"mbean\": \"java.lang:type=Memory\","
                                + " \"attribute\": \"HeapMemoryUsage.used\", \"atMost\": 1000000000"),
                        TypeCase.timeout(
                                ALL + "\"attribute\": \"State\", \"equals\": \"CLOSED\", \"timeout\": \"400ms\"",
                                "name=one: State is OPEN; com.acme:type=Gauge,name=two: State is OPEN\n"),
                        TypeCase.failed(ALL + "\"attribute\": \"State\", \"atMost\": 3", "State is OPEN"),
                        TypeCase.failed(
                                ALL + "\"attribute\": \"Bussy\", \"atMost\": 3", "there is no attribute \"Bussy\" ("),
                        TypeCase.failed(
                                "\"type\": \"await\", \"mbean\": \"com.acme:type=G\", \"attribute\": \"A\", \"atMost\": 3",
                                "no MBean matches com.acme:type=G")));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void waitsForWhatItSays(TypeCase.Run run) {
        run.verify();
    }
}
