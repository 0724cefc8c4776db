package io.github.atexit.manifest;

import static io.github.atexit.manifest.ProblemRows.TOP;
import static io.github.atexit.manifest.ProblemRows.row;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed for handlers that have problems. */
class ManifestHandlerProblemsTest {
    private static final String HANDLER = "name, type, phase, on, when, needs, timeout, optional, perInstance, enabled";
    private static final String TYPES = "exec, invoke, file, log, sleep, http, await";
    private static final String ON = "java, dead, any, main-return, main-throw, exit, signal, halt, crashed, vanished,"
            + " signal:TERM, signal:INT, signal:HUP";

    static Stream<Arguments> handlers() {
        return Stream.of(
                row("{'handlers': [{'message': 'm'}]}", "1:15: a handler needs 'type' (a string)"),
                row("{'handlers': [{'type': 7}]}", "1:24: 'type' is a number (a string)"),
                row(
                        "{'handlers': [{'type': 'exce', 'command': ['a']}]}",
                        "1:24: unknown type 'exce' (" + TYPES + "; did you mean 'exec'?)"),
                row(
                        "{'handlers': [{'type': 'shell'}, {'type': 'webhook'}, {'type': 'call'}, {'type': 'wait'}, {'type': 'script'}, {'type': 'rest'}, {'type': 'run'}, {'type': 'command'}]}",
                        "1:24: unknown type 'shell' (" + TYPES + "; did you mean 'exec'?)",
                        "1:43: unknown type 'webhook' (" + TYPES + "; did you mean 'http'?)",
                        "1:64: unknown type 'call' (" + TYPES + "; did you mean 'invoke'?)",
                        "1:82: unknown type 'wait' (" + TYPES + "; did you mean 'await'?)",
                        "1:100: unknown type 'script' (" + TYPES + "; did you mean 'exec'?)",
                        "1:120: unknown type 'rest' (" + TYPES + "; did you mean 'http'?)",
                        "1:138: unknown type 'run' (" + TYPES + "; did you mean 'exec'?)",
                        "1:155: unknown type 'command' (" + TYPES + "; did you mean 'exec'?)"),
                row(
                        "{'handlers': [{'type': 'zzzzzzzz', 'timeout': 1}]}",
                        "1:24: unknown type 'zzzzzzzz' (" + TYPES + ")",
                        "1:47: 'timeout' is a number (a duration such as '10s'; did you mean '1s'?)"),
                row("{'handlers': [{'type': 'log'}]}", "1:15: log needs 'message' (a string)"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': 'rm x'}]}",
                        "1:43: 'command' is a string (an array of strings; did you mean ['rm', 'x']?)"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': 'rm \\\"x y\\\"'}]}",
                        "1:43: 'command' is a string (an array of strings)"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': ['rm', 1]}]}",
                        "1:50: 'command' has a number in its list (an array of strings)"),
                row(
                        "{'handlers': [{'type': 'exec', 'cmd': ['rm']}]}",
                        "1:15: exec needs 'command' (an array of strings)",
                        "1:32: unknown key 'cmd' (" + HANDLER + ", command, env, expect; did you mean 'command'?)"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': ['rm'], 'env': {'A': 1}, 'expect': 'zero'}]}",
                        "1:64: 'env' has a number for 'A' (an object of strings)",
                        "1:78: 'expect' is a string (a whole number)"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': ['rm'], 'env': ['A=1']}]}",
                        "1:58: 'env' is a list (an object of strings)"),
                row(
                        "{'handlers': [{'type': 'http', 'url': 'u', 'method': 'PTU'}]}",
                        "1:54: 'method' cannot be 'PTU' ('GET', 'PUT', 'POST', 'DELETE'; did you mean 'PUT'?)"),
                row(
                        "{'handlers': [{'type': 'sleep', 'for': 5}]}",
                        "1:40: 'for' is a number (a duration such as '10s'; did you mean '5s'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'a'}, {'type': 'log', 'message': 'm', 'name': 'a'}]}",
                        "1:101: a second handler with the name 'a' (the first is in line 1)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'log-2'}, {'type': 'log', 'message': 'm'}]}",
                        "1:65: a second handler with the name 'log-2' (the first is in line 1)"),
                row("{'handlers': [{'type': 'log', 'message': 'm', 'name': ''}]}", "1:55: 'name' is empty (a string)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 1}]}",
                        "1:55: 'name' is a number (a string)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'on': 'hatl'}]}",
                        "1:53: unknown route 'hatl' (" + ON + "; did you mean 'halt'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'on': ['java', 'crash', 'SIGTERM', 'signal:SIGTERM', 'signal:KILL', 'all']}]}",
                        "1:62: unknown route 'crash' (" + ON + "; did you mean 'crashed'?)",
                        "1:71: unknown route 'SIGTERM' (" + ON + "; did you mean 'signal:TERM'?)",
                        "1:82: unknown route 'signal:SIGTERM' (" + ON + "; did you mean 'signal:TERM'?)",
                        "1:100: unknown route 'signal:KILL' (" + ON + ")",
                        "1:115: unknown route 'all' (" + ON + "; did you mean 'any'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'on': []}]}",
                        "1:53: 'on' names no route (" + ON + ")"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'on': [1]}]}",
                        "1:54: 'on' has a number in its list ('java', 'dead', 'any', 'main-return', 'main-throw', 'exit', 'signal', 'halt', 'crashed', 'vanished', 'signal:TERM', 'signal:INT', 'signal:HUP')"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'on': 'dead'}]}",
                        "1:53: 'on' names only routes that no Java code sees (they need a 'journal')"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': ['a'], 'on': 'any', 'perInstance': true}]}",
                        "1:78: 'perInstance' is about runs that died (it needs a 'journal')"),
                row(
                        "{'journal': 'run', 'handlers': [{'type': 'exec', 'command': ['a'], 'perInstance': true}]}",
                        "1:83: 'perInstance' is for handlers that run after a death ('on' with 'dead', 'crashed', 'vanished' or 'any')"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'on': ['crashed', 'vanished']}]}",
                        "1:53: 'on' names only routes that no Java code sees (they need a 'journal')"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'when': 'zero'}]}",
                        "1:55: 'when' is a string (an object)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'when': {}}]}",
                        "1:55: 'when' needs 'status' ('zero', 'nonzero' or a whole number or a list of them)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'when': {'status': 'zeroo'}}]}",
                        "1:66: 'status' cannot be 'zeroo' ('zero', 'nonzero' or a whole number or a list of them; did you mean 'zero'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'when': {'status': [1, 'x']}}]}",
                        "1:70: 'status' is a string ('zero', 'nonzero' or a whole number or a list of them)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'when': {'staus': 1}}]}",
                        "1:55: 'when' needs 'status' ('zero', 'nonzero' or a whole number or a list of them)",
                        "1:56: unknown key 'staus' (status; did you mean 'status'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'optional': 1, 'enabled': 'no'}]}",
                        "1:59: 'optional' is a number (true or false)",
                        "1:73: 'enabled' is a string (true or false)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'timeout': 10, 'enabled': false}]}",
                        "1:58: 'timeout' is a number (a duration such as '10s'; did you mean '10s'?)"),
                row(
                        "{'timeout': 1,\n 'handlers': [\n  {'type': 'nope'},\n  {'type': 'log', 'message': 'm', 'on': 'nope'}],\n 'nope': 1}",
                        "1:13: 'timeout' is a number (a duration such as '10s'; did you mean '1s'?)",
                        "3:12: unknown type 'nope' (" + TYPES + ")",
                        "4:41: unknown route 'nope' (" + ON + ")",
                        "5:2: unknown key 'nope' (" + TOP + ")"));
    }

    static Stream<Arguments> needs() {
        return Stream.of(
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'alpha'}, {'type': 'log', 'message': 'm', 'needs': 'alhpa'}]}",
                        "1:106: 'needs' names no handler: 'alhpa' (alpha, log-2; did you mean 'alpha'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'a', 'needs': 'a'}]}",
                        "1:69: 'needs' goes round: 'a' needs 'a'"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'a', 'needs': 'b'}, {'type': 'log', 'message': 'm', 'name': 'b', 'needs': ['c']}, {'type': 'log', 'message': 'm', 'name': 'c', 'needs': 'a'}]}",
                        "1:191: 'needs' goes round: 'a' needs 'b' needs 'c' needs 'a'"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'late'}, {'type': 'log', 'message': 'm', 'phase': 'save', 'needs': 'late'}]}",
                        "1:122: 'needs' names 'late', which is in the phase 'release' (handlers in the phase 'save' or an earlier one)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'a', 'phase': 'main-end'}, {'type': 'log', 'message': 'm', 'needs': 'a'}]}",
                        "1:123: 'needs' names 'a', which is in the phase 'main-end' (handlers in the phase 'release' or an earlier one)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'name': 'a', 'enabled': false}, {'type': 'log', 'message': 'm', 'needs': 'a'}]}",
                        "1:120: 'needs' names 'a', which is not enabled"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'needs': [1]}]}",
                        "1:57: 'needs' has a number in its list (a string or a list of strings)"));
    }

    @ParameterizedTest
    @MethodSource({"handlers", "needs"})
    void printsEveryProblem(String manifest, String problems) {
        ProblemRows.check(manifest, problems);
    }
}
