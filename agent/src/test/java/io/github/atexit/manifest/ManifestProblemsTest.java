package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed for manifests that have problems. In the tables {@code '} stands for {@code "}. */
class ManifestProblemsTest {
    private static final String TOP =
            "version, extends, mainClass, deadline, timeout, slow, phases, failureStatus, strict,"
                    + " classpath, report, journal, sentinel, jmx, wrappers, routes, rules, handlers";
    private static final String HANDLER = "name, type, phase, on, when, needs, timeout, optional, perInstance, enabled";
    private static final String TYPES = "exec, invoke, file, log, sleep, http, await";
    private static final String ROUTES = "main-return, main-throw, exit, signal, halt";
    private static final String ON = "java, dead, any, main-return, main-throw, exit, signal, halt, crashed, vanished,"
            + " signal:TERM, signal:INT, signal:HUP";
    private static final String VARIABLES =
            "${env:NAME}, ${sys:property}, ${exit:route}, ${exit:status}, ${exit:caller},"
                    + " ${exit:signal}, ${exit:thread}, ${exit:millis}, ${exit:stack}, ${exit:report}, ${jvm:pid}, ${jvm:main},"
                    + " ${jvm:host}; '$${' is a literal '${'";
    private static final String MATCH = "route, caller, anyFrame, jar, anyJar, thread, status";
    private static final String RULE = MATCH + ", not, action, unwindTimeout";
    private static final String ACTIONS = "'allow', 'bypass', 'deny', 'orderly', 'unwind'";
    private static final String LIVE =
            "java, main-return, main-throw, exit, signal, halt, signal:TERM, signal:INT, signal:HUP";
    private static final String LIVE_QUOTED =
            Stream.of(LIVE.split(", ", -1)).map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    private static final String DENY = "exit or halt";
    private static final VariableSource EMPTY_IS_SET = new FakeVariables(Map.of("EMPTY", ""), Map.of());

    static Stream<Arguments> syntax() {
        return Stream.of(
                row("", "1:1: the manifest is empty (a JSON object)"),
                row("  ", "1:1: the manifest is empty (a JSON object)"),
                row("[]", "1:1: the manifest is a list (a JSON object)"),
                row("'text'", "1:1: the manifest is a string (a JSON object)"),
                row("{} {}", "1:4: text after the manifest's end (one JSON object)"),
                row("{'handlers': [}", "1:15: not JSON: unexpected close marker '}': expected ']'"),
                row(
                        "{\n  'strict': true\n  'slow': '1s'}",
                        "3:3: not JSON: unexpected character (''' (code 34)): was expecting comma to separate Object entries"),
                row("{\n  'strict': true,\n}", "2:17: a trailing comma (no comma after the last element)"),
                row("{'handlers': [1, ]}", "1:16: a trailing comma (no comma after the last element)"),
                row("{\n  // why\n  'strict': true}", "2:3: a comment (JSON has none; a key '$comment' is ignored)"),
                row("{'strict': true /* why */}", "1:17: a comment (JSON has none; a key '$comment' is ignored)"),
                row("# why\n{}", "1:1: a comment (JSON has none; a key '$comment' is ignored)"),
                row(
                        "{'journal': 'http://x', // why\n}",
                        "1:25: a comment (JSON has none; a key '$comment' is ignored)"),
                row(
                        "{strict: true}",
                        "1:2: not JSON: unexpected character ('s' (code 115)): was expecting double-quote to start field name"),
                row(
                        "{'strict': yes}",
                        "1:12: not JSON: unrecognized token 'yes': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
                row("{'strict': true", "1:16: not JSON: unexpected end-of-input: expected close marker for Object"),
                row("{'a", "1:4: not JSON: unexpected end-of-input in field name"),
                row(
                        "{'a': 'b\nc'}",
                        "1:9: not JSON: illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value"),
                row("{'slow': '1s',\n 'slow': '2s'}", "2:2: duplicate key 'slow' (first in line 1)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'message': 'n'}]}",
                        "1:47: duplicate key 'message' (first in line 1)"),
                row(
                        "{'handlers': [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
                        "1:77: nested too deep (at most 64 levels)"),
                row("{'handlers': 1e99999999999}", "1:14: a number that is out of range"),
                row("{'hand\\u006cers': [],\r\n\t'strict': 1}", "2:12: 'strict' is a number (true or false)"),
                row("\uFEFF{'x': 1}", "1:2: unknown key 'x' (" + TOP + ")"),
                row(
                        "{'\uD83D\uDE00': '\u00E9', 'x': 1}",
                        "1:2: unknown key '\uD83D\uDE00' (" + TOP + ")",
                        "1:13: unknown key 'x' (" + TOP + ")"));
    }

    static Stream<Arguments> topLevel() {
        return Stream.of(
                row("{'hanlders': []}", "1:2: unknown key 'hanlders' (" + TOP + "; did you mean 'handlers'?)"),
                row(
                        "{'hooks': [], 'mainclass': 'a', 'stages': []}",
                        "1:2: unknown key 'hooks' (" + TOP + "; did you mean 'handlers'?)",
                        "1:15: unknown key 'mainclass' (" + TOP + "; did you mean 'mainClass'?)",
                        "1:33: unknown key 'stages' (" + TOP + "; did you mean 'phases'?)"),
                row("{'zzzzzzzz': 1}", "1:2: unknown key 'zzzzzzzz' (" + TOP + ")"),
                row("{'version': 2}", "1:13: 'version' cannot be 2 (1)"),
                row("{'version': '1'}", "1:13: 'version' is a string (1)"),
                row("{'timeout': 10}", "1:13: 'timeout' is a number (a duration such as '10s'; did you mean '10s'?)"),
                row(
                        "{'deadline': '10', 'slow': '10 seconds', 'timeout': '1s1m'}",
                        "1:14: 'deadline' cannot be '10' (a duration such as '10s'; did you mean '10s'?)",
                        "1:28: 'slow' cannot be '10 seconds' (a duration such as '10s'; did you mean '10s'?)",
                        "1:53: 'timeout' cannot be '1s1m' (a duration such as '10s')"),
                row("{'timeout': '0s'}", "1:13: 'timeout' is too short (at least 1ms)"),
                row("{'deadline': '9000h'}", "1:14: 'deadline' cannot be '9000h' (a duration such as '10s')"),
                row("{'deadline': 'soon'}", "1:14: 'deadline' cannot be 'soon' (a duration such as '10s')"),
                row(
                        "{'failureStatus': 'kepe'}",
                        "1:19: 'failureStatus' cannot be 'kepe' ('keep' or a whole number from 1 to 255; did you mean 'keep'?)"),
                row(
                        "{'failureStatus': 256}",
                        "1:19: 'failureStatus' cannot be 256 ('keep' or a whole number from 1 to 255)"),
                row(
                        "{'failureStatus': 1.5}",
                        "1:19: 'failureStatus' cannot be 1.5 ('keep' or a whole number from 1 to 255)"),
                row("{'strict': 'true'}", "1:12: 'strict' is a string (true or false)"),
                row(
                        "{'mainClass': 'com/acme/Main'}",
                        "1:15: 'mainClass' has 'com/acme/Main' (globs of class names such as com.acme.**; did you mean 'com.acme.Main'?)"),
                row("{'mainClass': 7}", "1:15: 'mainClass' is a number (a string or a list of strings)"),
                row(
                        "{'mainClass': ['a', 7]}",
                        "1:21: 'mainClass' has a number in its list (a string or a list of strings)"),
                row("{'report': 'x.jsonl'}", "1:12: 'report' is a string (an object)"),
                row(
                        "{'report': {'console': 'sumary', 'fiel': 'x'}}",
                        "1:24: 'console' cannot be 'sumary' ('off', 'auto', 'summary', 'full'; did you mean 'summary'?)",
                        "1:34: unknown key 'fiel' (console, file, html, terminationLog, otlp; did you mean 'file'?)"),
                row(
                        "{'journal': '${exit:route}'}",
                        "1:13: a value that is known only at the exit (${env:NAME} and ${sys:property} here)"),
                row("{'journal': ''}", "1:13: 'journal' is empty (a path)"),
                row(
                        "{'report': {'file': 'a\\u0000b', 'terminationLog': ''}}",
                        "1:21: 'file' is not a path: Nul character not allowed",
                        "1:51: 'terminationLog' is empty (a path)"),
                row("{'journal': null}", "1:13: 'journal' is null (a string)"),
                row("{'handlers': {'type': 'log'}}", "1:14: log needs 'message' (a string)"),
                row("{'handlers': 'log'}", "1:14: a handler is a string (an object with a 'type')"),
                row("{'sentinel': true}", "1:14: 'sentinel' has nothing to judge by (it needs a 'journal')"),
                row(
                        "{'classpath': ['gone.jar', '/']}",
                        "1:15: the jar 'gone.jar' of 'classpath': no such file",
                        "1:15: the jar '/' of 'classpath': is not a file"),
                row(
                        "{'routes': {'hlat': {}, 'sigkill': {}, 'crashed': {}, 'exit': 1}}",
                        "1:13: unknown route 'hlat' (" + ROUTES + "; did you mean 'halt'?)",
                        "1:25: unknown route 'sigkill' (" + ROUTES + ")",
                        "1:40: the route 'crashed' has no settings (" + ROUTES + ")",
                        "1:63: 'exit' is a number (an object)"),
                row(
                        "{'routes': {'halt': {'deadline': 3, 'handler': false}}}",
                        "1:34: 'deadline' is a number (a duration such as '10s'; did you mean '3s'?)",
                        "1:37: unknown key 'handler' (deadline, handlers, status; did you mean 'handlers'?)"),
                row(
                        "{'routes': {'signal': {'status': {'TERM': 0, '143': 300, '130': '0'}}}}",
                        "1:35: 'TERM' is no exit status (a whole number)",
                        "1:53: the status for '143' is none (a whole number from 0 to 255)",
                        "1:65: the status for '130' is none (a whole number from 0 to 255)"),
                row(
                        "{'routes': {'signal': {'status': [143]}}}",
                        "1:34: 'status' is a list (an object from status to status, such as {'143': 0})"));
    }

    static Stream<Arguments> phases() {
        return Stream.of(
                row("{'phases': ['a', 'a']}", "1:18: the phase 'a' is declared twice"),
                row(
                        "{'phases': ['main-end', 'slow', '']}",
                        "1:13: the phase 'main-end' is built in and has no place among 'phases'",
                        "1:25: the phase 'slow' is built in and has no place among 'phases'",
                        "1:33: a phase has an empty name"),
                row("{'phases': [1]}", "1:13: a phase is a number (a name or an object with a 'name')"),
                row("{'phases': [{'order': 'declared'}]}", "1:13: a phase needs 'name' (a string)"),
                row(
                        "{'phases': [{'name': 'a', 'order': 'first', 'paralel': true, 'timeout': 8}]}",
                        "1:36: 'order' cannot be 'first' ('last-first', 'declared')",
                        "1:45: unknown key 'paralel' (name, order, parallel, timeout, enabled; did you mean 'parallel'?)",
                        "1:73: 'timeout' is a number (a duration such as '10s'; did you mean '8s'?)"),
                row(
                        "{'phases': [{'name': 'shutdown-hooks', 'timeout': '8s'}]}",
                        "1:13: the phase 'shutdown-hooks' has no settings (only its name)"),
                row(
                        "{'phases': ['save'],\n 'handlers': [{'type': 'log', 'message': 'm'}]}",
                        "2:15: the phase 'release' of the type 'log' is not among 'phases' (add 'release' to 'phases', or say the handler's 'phase': save, main-end, slow)"),
                row(
                        "{'phases': ['save'],\n 'handlers': [{'type': 'log', 'message': 'm', 'phase': 'saev'}]}",
                        "2:56: the phase 'saev' is not declared (add 'saev' to 'phases', or one of: save, main-end, slow; did you mean 'save'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'phase': 'cleanup'}]}",
                        "1:56: the phase 'cleanup' is not declared (add 'cleanup' to 'phases', or one of: notify, drain, save, release, main-end, slow; did you mean 'release'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'phase': 'shutdown-hooks'}]}",
                        "1:56: no handler can be in 'shutdown-hooks', which is the JVM's own (notify, drain, save, release, main-end, slow)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'm', 'phase': 5}]}",
                        "1:56: 'phase' is a number (a string)"));
    }

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

    static Stream<Arguments> variables() {
        return Stream.of(
                row(
                        "{'handlers': [{'type': 'log', 'message': '${HOME}'}]}",
                        "1:42: unknown variable ${HOME} (" + VARIABLES + "; did you mean '${env:HOME}'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${user.home} ${route}'}]}",
                        "1:42: unknown variable ${user.home} (" + VARIABLES + "; did you mean '${sys:user.home}'?)",
                        "1:42: unknown variable ${route} (" + VARIABLES + "; did you mean '${exit:route}'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${exit:code} ${exit:statsu} ${jvm:hostname}'}]}",
                        "1:42: unknown variable ${exit:code} (" + VARIABLES + "; did you mean '${exit:status}'?)",
                        "1:42: unknown variable ${exit:statsu} (" + VARIABLES + "; did you mean '${exit:status}'?)",
                        "1:42: unknown variable ${jvm:hostname} (" + VARIABLES + "; did you mean '${jvm:host}'?)"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${system:a} ${enw:A} ${}'}]}",
                        "1:42: unknown variable ${system:a} (" + VARIABLES + "; did you mean '${sys:a}'?)",
                        "1:42: unknown variable ${enw:A} (" + VARIABLES + "; did you mean '${env:A}'?)",
                        "1:42: unknown variable ${} (" + VARIABLES + ")"),
                row(
                        "{'handlers': [{'type': 'log', 'message': 'a ${env:A'}]}",
                        "1:42: '${' without '}' ('$${' is a literal '${')"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${env:GONE}'}]}",
                        "1:42: environment variable GONE is not set (a default is given by ${env:GONE:-default})"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${env:GONE:?set it}'}]}",
                        "1:42: environment variable GONE is not set: set it (a default is given by ${env:GONE:-default})"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${env:EMPTY:?set it}'}]}",
                        "1:42: environment variable EMPTY is not set: set it (a default is given by ${env:EMPTY:-default})"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${sys:gone}'}]}",
                        "1:42: system property gone is not set (a default is given by ${sys:gone:-default})"),
                row(
                        "{'handlers': [{'type': 'log', 'message': '${env:}'}]}",
                        "1:42: unknown variable ${env:} (" + VARIABLES + ")"),
                row(
                        "{'handlers': [{'type': 'exec', 'command': ['a', '${B}'], 'env': {'C': '${D}'}}]}",
                        "1:49: unknown variable ${B} (" + VARIABLES + "; did you mean '${env:B}'?)",
                        "1:71: unknown variable ${D} (" + VARIABLES + "; did you mean '${env:D}'?)"),
                row(
                        "{'deadline': '${env:GONE:-10}', 'mainClass': ['${A}']}",
                        "1:14: 'deadline' cannot be '10' (a duration such as '10s'; did you mean '10s'?)",
                        "1:47: unknown variable ${A} (" + VARIABLES + "; did you mean '${env:A}'?)"));
    }

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

    private static Arguments row(String manifest, String... problems) {
        return Arguments.of(
                manifest, Stream.of(problems).map(p -> "m.json:" + p).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @MethodSource({"syntax", "topLevel", "phases", "handlers", "needs", "variables", "rules"})
    void printsEveryProblem(String manifest, String problems) {
        var reading = new ManifestReader(new FakeTypes(), EMPTY_IS_SET)
                .read("m.json", manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        var printed = reading.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
        assertEquals(problems, printed.replace('"', '\''));
        assertNull(reading.manifest());
    }
}
