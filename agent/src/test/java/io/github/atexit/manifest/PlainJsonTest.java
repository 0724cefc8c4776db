package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plain reader accepts the real parser reads alike; the rest it leaves alone. */
class PlainJsonTest {
    private static final ManifestSource SOURCE = new ManifestSource("test.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "[[],{},[{}]]",
                "\"text\"",
                "\r\n\t {\"a\" : [true,\r false ,\n\r null]\r\n}\r",
                "[0,-0,7,-12,123456789012345678]",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uD83D\\ude00\\u0000\"",
                "{\"\":1,\"a\":{\"b\":[\"\u00e4\u20ac\uD83D\uDE00\",\"\u007f\"]}}",
                "{\"a\\u0041\":1,\"aB\":2}",
            })
    void readsPlainJson(String text) {
        assertEquals(parsed(text), dump(plain(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "[01]",
                "[-]",
                "[1.5]",
                "[1e3]",
                "[1234567890123456789]",
                "[+1]",
                "[.5]",
                "tru",
                "truely",
                "nul",
                "[1 2]",
                "{} {}",
                "{}\0",
                "\u0001",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u00\uff10\uff11\"",
                "\"\\",
                "\"",
                "// x\n{}",
                "NaN",
                "{\"a\":}",
                "{\"a\" 1}",
                "[,1]",
                "{,}",
                "]",
                "[}",
                "{]",
                "[{]}",
                "{\"a\":[1}",
                "\uFEFF{}",
                "{\"$c\":1,\"$c\":2}",
            })
    void leavesTheRest(String text) {
        assertNull(plain(text));
    }

    @Test
    void readsNoDeeperThanTheParser() {
        assertEquals(parsed(nested(64)), dump(plain(nested(64))));
        assertNull(plain(nested(65)));
    }

    /** A hundred thousand damaged manifests: fixed seed, so that a failure comes back. */
    @Test
    void neverReadsAnythingElseThanTheParser() {
        var whole =
                "{\"phases\": [\"save\", {\"name\": \"x\\n\\u00e9\", \"parallel\": true}],\r\n \"a\": -12, \"b\": [null, 3]}";
        var pieces = "{}[]\",:\\ \n\r\t0123456789-+.eEtruefalsn/u\0\u0001\u00e9\uD83D'#";
        var random = new Random(4);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++) {
            var text = new StringBuilder(whole);
            for (var damage = random.nextInt(4); damage >= 0; damage--) {
                var at = random.nextInt(text.length());
                var piece = pieces.charAt(random.nextInt(pieces.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, piece);
                    case 1 -> text.insert(at, piece);
                    default -> text.deleteCharAt(at);
                }
            }
            var plain = plain(text.toString());
            if (plain != null) {
                accepted++;
                assertEquals(parsed(text.toString()), dump(plain), text.toString());
            }
        }
        assertTrue(accepted > 1000, "accepted " + accepted);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    /** Read from the middle of an array, as behind a byte order mark. */
    private static @Nullable ManifestNode plain(String text) {
        return new PlainJson(("#" + text + "!").toCharArray(), 1, text.length(), SOURCE).read();
    }

    private static String parsed(String text) {
        var problems = new Problems();
        var node = new JsonTree(("#" + text + "!").toCharArray(), 1, text.length(), SOURCE, problems).read();
        assertEquals("[]", problems.sorted().toString());
        return dump(node);
    }

    private static String dump(@Nullable ManifestNode node) {
        assertNotNull(node);
        var text = new StringBuilder()
                .append(node.line())
                .append(':')
                .append(node.column())
                .append('/')
                .append(node.keyLine())
                .append(':')
                .append(node.keyColumn());
        switch (node.kind()) {
            case OBJECT ->
                node.members()
                        .forEach((key, member) ->
                                text.append('<').append(key).append('=').append(dump(member)));
            case ARRAY -> node.elements().forEach(element -> text.append('|').append(dump(element)));
            case STRING -> text.append('"').append(node.string());
            case NUMBER -> text.append('#').append(node.number());
            case BOOLEAN -> text.append(node.bool());
            default -> text.append("null");
        }
        return text.append(';').toString();
    }
}
