package io.github.atexit.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.atexit.json.JsonParsers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of one report. */
final class ReportJson {
    private static final int DEEPEST = 32; // a report has six levels

    private ReportJson() {}

    /** @throws DamagedLineException if the text is not one whole JSON object */
    static ReportNode read(char[] text, int length) throws DamagedLineException {
        try (JsonParser parser = JsonParsers.of(text, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DamagedLineException("no JSON object");
            }
            ReportNode root = object(parser, 0);
            if (parser.nextToken() != null) {
                throw new DamagedLineException("more than one JSON object, from column "
                        + parser.currentTokenLocation().getColumnNr() + " on");
            }
            return root;
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? length : e.getLocation().getColumnNr();
            throw new DamagedLineException("no whole JSON object, damaged at column " + column);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static ReportNode object(JsonParser parser, int depth) throws IOException, DamagedLineException {
        requireDepth(depth);
        Map<String, Object> members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Object value = value(parser, parser.nextToken(), depth);
            if (value != null) {
                members.put(key, value);
            }
        }
        return new ReportNode(members);
    }

    private static List<Object> array(JsonParser parser, int depth) throws IOException, DamagedLineException {
        requireDepth(depth);
        List<Object> elements = new ArrayList<Object>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            Object element = value(parser, token, depth);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static void requireDepth(int depth) throws DamagedLineException {
        if (depth > DEEPEST) {
            throw new DamagedLineException("nested more than " + DEEPEST + " levels deep");
        }
    }

    /** The value at a token; null for {@code null} and for numbers that are not whole. */
    private static @Nullable Object value(JsonParser parser, JsonToken token, int depth)
            throws IOException, DamagedLineException {
        switch (token) {
            case START_OBJECT:
                return object(parser, depth + 1);
            case START_ARRAY:
                return array(parser, depth + 1);
            case VALUE_STRING:
                return parser.getText();
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_NUMBER_INT:
                return number(parser.getText());
            default:
                return null;
        }
    }

    private static @Nullable Long number(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
