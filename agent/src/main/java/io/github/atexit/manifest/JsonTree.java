package io.github.atexit.manifest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.atexit.json.JsonParsers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON text into nodes that know their positions, and says what is wrong with it. Used once. */
final class JsonTree {
    /** Objects and lists inside one another. */
    static final int DEEPEST = 64;

    private final char[] text;
    private final int start;
    private final int length;
    private final ManifestSource source;
    private final Problems problems;

    /**
     * @param start where the JSON begins in the text
     * @param length how many characters it has
     */
    JsonTree(char[] text, int start, int length, ManifestSource source, Problems problems) {
        this.text = text;
        this.start = start;
        this.length = length;
        this.source = source;
        this.problems = problems;
    }

    /** The root value, or null after a problem that ends the reading. */
    @Nullable
    ManifestNode read() {
        try (JsonParser parser = JsonParsers.of(text, start, length)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(at(1, 1, "the manifest is empty", "a JSON object"));
                return null;
            }
            ManifestNode root = value(parser, first, 0);
            if (root != null && parser.nextToken() != null) {
                JsonLocation location = parser.currentTokenLocation();
                problems.add(at(
                        location.getLineNr(),
                        location.getColumnNr(),
                        "text after the manifest's end",
                        "one JSON object"));
                return null;
            }
            return root;
        } catch (JsonProcessingException e) {
            problems.add(SyntaxProblem.of(Arrays.copyOfRange(text, start, start + length), source, e));
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private @Nullable ManifestNode value(JsonParser parser, JsonToken token, int depth) throws IOException {
        JsonLocation location = parser.currentTokenLocation();
        int line = location.getLineNr();
        int column = location.getColumnNr();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (depth == DEEPEST) {
                problems.add(at(line, column, "nested too deep", "at most " + DEEPEST + " levels"));
                return null;
            }
            return token == JsonToken.START_OBJECT
                    ? object(parser, line, column, depth + 1)
                    : array(parser, line, column, depth + 1);
        }
        if (token == JsonToken.VALUE_STRING) {
            return node(ManifestNode.Kind.STRING, parser.getText(), line, column);
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return node(ManifestNode.Kind.BOOLEAN, token == JsonToken.VALUE_TRUE, line, column);
        }
        return token == JsonToken.VALUE_NULL
                ? node(ManifestNode.Kind.NULL, null, line, column)
                : number(parser.getText(), line, column);
    }

    private @Nullable ManifestNode object(JsonParser parser, int line, int column, int depth) throws IOException {
        Map<String, ManifestNode> members = new LinkedHashMap<String, ManifestNode>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            JsonLocation location = parser.currentTokenLocation();
            String key = parser.currentName();
            ManifestNode member = value(parser, parser.nextToken(), depth);
            if (member == null) {
                return null;
            }
            member.withKeyAt(location.getLineNr(), location.getColumnNr());
            ManifestNode earlier = members.get(key);
            if (earlier == null) {
                members.put(key, member);
            } else if (!key.startsWith("$")) {
                problems.atKey(member, "duplicate key \"" + key + '"', "first in line " + earlier.keyLine(), null);
            }
        }
        return node(ManifestNode.Kind.OBJECT, members, line, column);
    }

    private @Nullable ManifestNode array(JsonParser parser, int line, int column, int depth) throws IOException {
        List<ManifestNode> elements = new ArrayList<ManifestNode>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            ManifestNode element = value(parser, token, depth);
            if (element == null) {
                return null;
            }
            elements.add(element);
        }
        return node(ManifestNode.Kind.ARRAY, elements, line, column);
    }

    private @Nullable ManifestNode number(String digits, int line, int column) {
        try {
            return node(ManifestNode.Kind.NUMBER, new BigDecimal(digits).toString(), line, column);
        } catch (NumberFormatException e) {
            problems.add(at(line, column, "a number that is out of range", null));
            return null;
        }
    }

    private ManifestNode node(ManifestNode.Kind kind, @Nullable Object value, int line, int column) {
        return new ManifestNode(kind, value, source, line, column);
    }

    private ManifestProblem at(int line, int column, String problem, @Nullable String allowed) {
        return ManifestProblem.error(source, line, column, problem, allowed, null);
    }
}
