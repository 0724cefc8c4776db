package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import com.acme.mbean.ShowsGauges;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handler type {@code jmx}, and what JMX itself must not do to the application. */
final class JmxIT {
    private static final String ONE = "\"type\": \"jmx\", \"mbean\": \"com.acme:type=Gauge,name=one\", ";
    private static final String ALL = "\"type\": \"jmx\", \"mbean\": \"com.acme:type=Gauge,*\", ";

    static Stream<TypeCase.Run> runs() {
        return Stream.concat(
                TypeCase.onRoutes(
                        ShowsGauges.class,
                        TypeCase.ok(
                                ALL + "\"operation\": \"mark\", \"args\": [\"by ${exit:route}\", 3]",
                                "one by %s 3",
                                "two by %s 3")),
                TypeCase.onExit(
                        ShowsGauges.class,
                        TypeCase.ok(ONE + "\"attribute\": \"Level\", \"value\": 7", "one level 7"),
                        TypeCase.failed(
                                "\"type\": \"jmx\", \"mbean\": \"com.acme:type=Gone,*\", \"operation\": \"mark\"",
                                "no MBean matches com.acme:type=Gone,*"),
                        TypeCase.failed(
                                ONE + "\"operation\": \"mork\"",
                                "com.acme:type=Gauge,name=one: there is no operation \"mork\""),
                        TypeCase.failed(
                                ONE + "\"operation\": \"mark\", \"args\": [3, 3, 3]",
                                "no operation \"mark\" takes the arguments (number, number, number): mark(java.lang.String, int)"),
                        TypeCase.failed(
                                ONE + "\"operation\": \"fail\"",
                                "com.acme:type=Gauge,name=one: java.io.IOException: disk is gone"),
                        TypeCase.failed(
                                ONE + "\"attribute\": \"Level\", \"value\": \"high\"",
                                "the attribute \"Level\" is of type int and cannot be set to a value of kind string"),
                        TypeCase.failed(
                                ONE + "\"attribute\": \"State\", \"value\": \"high\"",
                                "the attribute \"State\" cannot be set"),
                        TypeCase.failed(
                                ONE + "\"attribute\": \"Lovel\", \"value\": 3", "there is no attribute \"Lovel\" ("),
                        TypeCase.timeout(ONE + "\"operation\": \"hang\", \"timeout\": \"300ms\"", "")));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void doesWhatItSays(TypeCase.Run run) {
        run.verify();
    }

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void anExitInsideAnMbeanIsNested(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"handlers\": [{\"name\": \"it\", " + ONE + "\"operation\": \"exit\"}]}")
                .main(ShowsGauges.class, "exit")
                .run();

        assertEquals("called exit(5)", ended.report().handler("it").text("/reason"));
        assertEquals(1, ended.status());
    }

    static List<Jdk> modular() {
        return Jdks.since(9);
    }

    @ParameterizedTest
    @MethodSource("modular")
    void loggingIsNotStartedInTheApplicationsStead(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .flags("-verbose:class")
                .manifest("""
                        {"handlers": [
                          {"type": "jmx", "mbean": "java.lang:type=Memory", "attribute": "Verbose", "value": false},
                          {"type": "await", "mbean": "java.lang:type=Threading", "attribute": "ThreadCount", "atMost": 500},
                          {"type": "http", "url": "http://127.0.0.1:1/", "optional": true},
                          {"type": "diagnostic", "command": "Thread.print"}]}""")
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals(
                List.of("http-1 failed", "await-1 ok", "diagnostic-1 ok", "jmx-1 ok"),
                ended.report().handlers());
        assertTrue(ended.out().contains("javax.management.ObjectName"), "classes are listed");
        assertFalse(ended.out().contains("java.util.logging.LogManager$"), "the log manager was initialised");
    }

    @ParameterizedTest
    @MethodSource("modular")
    void aModuleThatIsAbsentIsAnErrorThatNamesIt(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .flags("--limit-modules", "java.base,java.instrument")
                .manifest("""
                        {"handlers": [
                          {"type": "jmx", "mbean": "a:b=c", "operation": "run"},
                          {"type": "await", "mbean": "a:b=c", "attribute": "Busy", "atMost": 0},
                          {"type": "diagnostic", "command": "Thread.print"}]}""")
                .main(EndsAsTold.class, "exit")
                .run();

        assertEquals(78, ended.status());
        assertEquals("""
                atexit.json:2:12: the type "jmx" needs the JDK module java.management, which this JVM lacks (--add-modules java.management)
                atexit.json:3:30: "mbean" needs the JDK module java.management, which this JVM lacks (--add-modules java.management)
                atexit.json:4:12: the type "diagnostic" needs the JDK module jdk.management, which this JVM lacks (--add-modules jdk.management)""", String.join("\n", ended.otherErr()));
    }

    @ParameterizedTest
    @MethodSource("modular")
    void whatNeedsNoModuleWorksWithoutThem(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .flags("--limit-modules", "java.base,java.instrument")
                .manifest("""
                        {"handlers": [
                          {"type": "await", "url": "http://127.0.0.1:1/", "timeout": "300ms"},
                          {"type": "http", "url": "http://127.0.0.1:1/"}]}""")
                .main(EndsAsTold.class, "halt")
                .run();

        assertEquals(List.of("http-1 failed", "await-1 timeout"), ended.report().handlers());
    }
}
