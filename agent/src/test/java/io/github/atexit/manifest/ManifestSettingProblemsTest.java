package io.github.atexit.manifest;

import static io.github.atexit.manifest.ProblemRows.TOP;
import static io.github.atexit.manifest.ProblemRows.row;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed for settings that have problems: the top level, phases, variables. */
class ManifestSettingProblemsTest {
    private static final String ROUTES = "main-return, main-throw, exit, signal, halt";
    private static final String VARIABLES =
            "${env:NAME}, ${sys:property}, ${exit:route}, ${exit:status}, ${exit:caller},"
                    + " ${exit:signal}, ${exit:thread}, ${exit:millis}, ${exit:stack}, ${exit:report}, ${jvm:pid}, ${jvm:main},"
                    + " ${jvm:host}; '$${' is a literal '${'";

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

    @ParameterizedTest
    @MethodSource({"topLevel", "phases", "variables"})
    void printsEveryProblem(String manifest, String problems) {
        ProblemRows.check(manifest, problems);
    }
}
