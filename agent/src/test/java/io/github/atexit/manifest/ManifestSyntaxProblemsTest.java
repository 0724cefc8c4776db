package io.github.atexit.manifest;

import static io.github.atexit.manifest.ProblemRows.TOP;
import static io.github.atexit.manifest.ProblemRows.row;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed for text that is no manifest at all. */
class ManifestSyntaxProblemsTest {
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

    @ParameterizedTest
    @MethodSource("syntax")
    void printsEveryProblem(String manifest, String problems) {
        ProblemRows.check(manifest, problems);
    }
}
