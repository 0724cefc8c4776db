package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // The server is found by JMX, not by its variable.
class JmxTypeTest {
    private static final String ONE = "com.acme:type=Gauge,name=one";

    private static DeclaredRun jmx(String fields) {
        return DeclaredRun.of("jmx", fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'operation': 'flush'                                   | flush                  | ok: flushed 1
            'operation': 'write', 'args': 3                        | int 3                  | ok: ``
            'operation': 'write', 'args': '3'                      | text 3                 | ok: ``
            'operation': 'write', 'args': 'by ${exit:route}'       | text by exit           | ok: ``
            'operation': 'copy', 'args': [['a', 'b'], 5000000000]  | copy [a, b] 5000000000 | ok: ``
            'attribute': 'Level', 'value': 7                       | level 7                | ok: ``
            'attribute': 'Level', 'value': '7'                     | level 7                | ok: ``
            """)
    void anMbeanIsCalled(String fields, String call, String outcome) throws Exception {
        var gauge = new TargetGauge(0);
        try (var server = GaugesInServer.of(Map.of("one", gauge))) {
            assertEquals(
                    outcome.replace("``", ""),
                    jmx("'mbean': '" + ONE + "', " + fields).outcome());
            assertEquals(List.of(call), gauge.calls);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'operation': 'flash'               | there is no operation "flash"
            'operation': 'write'               | no operation "write" takes the arguments (): write(int), write(java.lang.String)
            'operation': 'write', 'args': true | no operation "write" takes the arguments (boolean): write(int), write(java.lang.String)
            'operation': 'fail'                | java.lang.IllegalStateException: no space left
            'operation': 'failHard'            | java.io.IOException: disk is gone
            'attribute': 'Level', 'value': 'x' | the attribute "Level" is of type int and cannot be set to a value of kind string
            'attribute': 'Busy', 'value': 3    | the attribute "Busy" cannot be set
            'attribute': 'Levels', 'value': 3  | there is no attribute "Levels" (Busy, Level, Load, Nothing, Open, State)
            """)
    void whatTheMbeanDoesNotTakeFails(String fields, String problem) throws Exception {
        try (var server = GaugesInServer.of(Map.of("one", new TargetGauge(0)))) {
            String outcome = jmx("'mbean': '" + ONE + "', " + fields).outcome();
            // JMX does not promise an order of members.
            String expected = "failed: IllegalStateException: " + ONE + ": " + problem;
            assertEquals(sorted(expected), sorted(outcome));
        }
    }

    private static String sorted(String text) {
        int list = Math.max(text.lastIndexOf(" ("), text.lastIndexOf("): "));
        if (list < 0) {
            return text;
        }
        var words = List.of(text.substring(list + 2).replaceAll("[ )]", "").split(",", -1)).stream()
                .sorted()
                .toList();
        return text.substring(0, list) + words;
    }

    @Test
    void everyMatchIsCalledAndOneFailureDoesNotStopTheOthers() throws Exception {
        var one = new TargetGauge(0);
        var two = new TargetGauge(0);
        try (var server = GaugesInServer.of(Map.of("one", one, "two", two))) {
            assertEquals(
                    """
                    ok: com.acme:type=Gauge,name=one: flushed 1
                    com.acme:type=Gauge,name=two: flushed 1
                    """,
                    jmx("'mbean': 'com.acme:type=Gauge,*', 'operation': 'flush'")
                            .outcome());
            assertEquals(
                    "failed: IllegalStateException: " + ONE + ": java.lang.IllegalStateException: no space left",
                    jmx("'mbean': 'com.acme:*', 'operation': 'fail'").outcome());
            assertEquals(List.of(List.of("flush"), List.of("flush")), List.of(one.calls, two.calls));
        }
    }

    @Test
    void noMatchFails() {
        assertEquals(
                "failed: InstanceNotFoundException: no MBean matches com.acme:name=4711",
                jmx("'mbean': 'com.acme:name=${jvm:pid}', 'operation': 'flush'").outcome());
        assertEquals(
                "failed: MalformedObjectNameException: Key properties cannot be empty",
                jmx("'mbean': '${jvm:pid}', 'operation': 'flush'").outcome());
    }

    @Test
    void theJdksOwnMbeansAreThereWithoutTheirServer() {
        var memory = ManagementFactory.getMemoryMXBean();
        boolean before = memory.isVerbose();
        try {
            assertEquals(
                    "ok: ",
                    jmx("'mbean': 'java.lang:type=Memory', 'attribute': 'Verbose', 'value': true")
                            .outcome());
            assertEquals(true, memory.isVerbose());
        } finally {
            memory.setVerbose(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'mbean': 'x', 'operation': 'f'                   | "mbean" is no name of an MBean: Key properties cannot be empty (such as "Catalina:type=ThreadPool,name=*")
            'mbean': 'a:b=c'                                 | jmx needs either "operation", or "attribute" and "value"
            'mbean': 'a:b=c', 'operation': 'f', 'attribute': 'A' | jmx needs either "operation", or "attribute" and "value"
            'mbean': 'a:b=c', 'attribute': 'A'               | "attribute" needs "value" (any JSON value)
            'mbean': 'a:b=c', 'operation': 'f', 'value': 1   | "value" does not go with "operation"
            'mbean': 'a:b=c', 'attribute': 'A', 'value': 1, 'args': 2 | "args" does not go with "attribute"
            'operation': 'f'                                 | jmx needs "mbean" (a string)
            """)
    void aWrongDeclarationIsAProblem(String fields, String problem) {
        List<String> problems = jmx(fields).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^atexit.json:1:\\d+: ", ""));
    }
}
