package io.github.atexit.manifest;

import static io.github.atexit.manifest.ProblemRows.row;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed for rules that have problems. */
class ManifestRuleProblemsTest {
    private static final String MATCH = "route, caller, anyFrame, jar, anyJar, thread, status";
    private static final String RULE = MATCH + ", not, action, unwindTimeout";
    private static final String ACTIONS = "'allow', 'bypass', 'deny', 'orderly', 'unwind'";
    private static final String LIVE =
            "java, main-return, main-throw, exit, signal, halt, signal:TERM, signal:INT, signal:HUP";
    private static final String LIVE_QUOTED =
            Stream.of(LIVE.split(", ", -1)).map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    private static final String DENY = "exit or halt";

    static Stream<Arguments> rules() {
        return Stream.of(
                row("{'rules': 'deny'}", "1:11: a rule is a string (an object)"),
                row("{'rules': [{}, 7]}", "1:16: a rule is a number (an object)"),
                row(
                        "{'rules': {'action': 'dney', 'callr': 'a.B'}}",
                        "1:22: 'action' cannot be 'dney' ('allow', 'bypass', 'deny', 'orderly', 'unwind'; did you mean 'deny'?)",
                        "1:30: unknown key 'callr' (" + RULE + "; did you mean 'caller'?)"),
                row(
                        "{'rules': {'on': 'exit', 'unless': {}, 'then': 'deny'}}",
                        "1:12: unknown key 'on' (" + RULE + "; did you mean 'route'?)",
                        "1:26: unknown key 'unless' (" + RULE + "; did you mean 'not'?)",
                        "1:40: unknown key 'then' (" + RULE + "; did you mean 'action'?)"),
                row("{'rules': {'action': true}}", "1:22: 'action' is true or false (" + ACTIONS + ")"),
                row("{'rules': {'route': 'hlat'}}", "1:21: unknown route 'hlat' (" + LIVE + "; did you mean 'halt'?)"),
                row(
                        "{'rules': {'route': ['exit', 'crashed', 'any', 'signal:SIGTERM']}}",
                        "1:30: unknown route 'crashed' (" + LIVE + ")",
                        "1:41: unknown route 'any' (" + LIVE + ")",
                        "1:48: unknown route 'signal:SIGTERM' (" + LIVE + "; did you mean 'signal:TERM'?)"),
                row("{'rules': {'route': []}}", "1:21: 'route' names no route (" + LIVE + ")"),
                row("{'rules': {'route': 3}}", "1:21: 'route' is a number (" + LIVE_QUOTED + ")"),
                row("{'rules': {'route': ['exit', 'signal'], 'action': 'deny'}}", pair(21, "deny", "signal", DENY)),
                row("{'rules': {'route': 'signal:TERM', 'action': 'deny'}}", pair(21, "deny", "signal", DENY)),
                row("{'rules': {'route': 'java', 'action': 'deny'}}", pair(21, "deny", "main-return", DENY)),
                row("{'rules': {'route': 'main-throw', 'action': 'deny'}}", pair(21, "deny", "main-throw", DENY)),
                row("{'rules': {'route': 'exit', 'action': 'orderly'}}", pair(21, "orderly", "exit", "halt")),
                row(
                        "{'rules': {'route': 'main-return', 'action': 'orderly'}}",
                        pair(21, "orderly", "main-return", "halt")),
                row("{'rules': {'route': 'halt', 'action': 'unwind'}}", pair(21, "unwind", "halt", "exit")),
                row("{'rules': {'route': 'signal', 'action': 'unwind'}}", pair(21, "unwind", "signal", "exit")),
                row("{'rules': [{'action': 'orderly'}]}", unsaid("orderly", "exit", "halt")),
                row("{'rules': [{'action': 'unwind'}]}", unsaid("unwind", "halt", "exit")),
                row("{'rules': {'caller': 7}}", "1:22: 'caller' is a number (a string or a list of strings)"),
                row("{'rules': {'thread': ''}}", "1:22: 'thread' has an empty glob"),
                row("{'rules': {'jar': []}}", "1:19: 'jar' has no glob (a glob or a list of them)"),
                row(
                        "{'rules': {'caller': 'com/acme/**', 'anyFrame': ['a.B', 'c/D']}}",
                        "1:22: 'caller' has 'com/acme/**' (globs of class names such as com.acme.**; did you mean 'com.acme.**'?)",
                        "1:49: 'anyFrame' has 'c/D' (globs of class names such as com.acme.**; did you mean 'c.D'?)"),
                row(
                        "{'rules': {'jar': '${exit:route}/x.jar', 'anyJar': '${env:GONE}'}}",
                        "1:19: a value that is known only at the exit (${env:NAME} and ${sys:property} here)",
                        "1:52: environment variable GONE is not set (a default is given by ${env:GONE:-default})"),
                row(
                        "{'rules': {'status': 'none'}}",
                        "1:22: 'status' cannot be 'none' ('zero', 'nonzero' or a whole number or a list of them)"),
                row(
                        "{'rules': {'status': [1, '2']}}",
                        "1:26: 'status' is a string ('zero', 'nonzero' or a whole number or a list of them)"),
                row("{'rules': {'not': 'a.B'}}", "1:19: 'not' is a string (an object)"),
                row("{'rules': {'not': {}}}", "1:19: 'not' is empty and would match no exit (one of a rule's keys)"),
                row(
                        "{'rules': {'not': {'route': 'hlat', 'action': 'deny', 'caller': 'a/B'}}}",
                        "1:29: unknown route 'hlat' (" + LIVE + "; did you mean 'halt'?)",
                        "1:37: unknown key 'action' (" + MATCH + ")",
                        "1:65: 'caller' has 'a/B' (globs of class names such as com.acme.**; did you mean 'a.B'?)"),
                row(
                        "{'rules': {'action': 'deny', 'unwindTimeout': '1s'}}",
                        "1:30: 'unwindTimeout' is for the action 'unwind' only"),
                row(
                        "{'rules': {'route': 'exit', 'action': 'unwind', 'unwindTimeout': 5}}",
                        "1:66: 'unwindTimeout' is a number (a duration such as '10s'; did you mean '5s'?)"));
    }

    private static String pair(int column, String action, String route, String allowed) {
        return "1:" + column + ": the action '" + action + "' is not for the route '" + route + "' ('route' must be "
                + allowed + ")";
    }

    private static String unsaid(String action, String route, String allowed) {
        return "1:12: the action '" + action + "' is not for the route '" + route
                + "', which a rule without 'route' is about ('route' must be " + allowed + ")";
    }

    @ParameterizedTest
    @MethodSource("rules")
    void printsEveryProblem(String manifest, String problems) {
        ProblemRows.check(manifest, problems);
    }
}
