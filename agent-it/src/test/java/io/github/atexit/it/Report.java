package io.github.atexit.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** An exit report, with the questions that tests ask it. */
record Report(JsonNode json) {
    /** A value by its JSON pointer, as text; empty where it is missing or null. */
    String text(String pointer) {
        JsonNode node = json.at(pointer);
        return node.isNull() ? "" : node.asText();
    }

    int number(String pointer) {
        JsonNode node = json.at(pointer);
        if (!node.isIntegralNumber()) {
            throw new AssertionError(pointer + " is no whole number: " + node);
        }
        return node.intValue();
    }

    /** How many elements a list has; 0 where it is missing. */
    int count(String pointer) {
        return json.at(pointer).size();
    }

    /** Each handler in the order of the report as {@code name outcome}. */
    List<String> handlers() {
        return each("/handlers", "name", "outcome");
    }

    /** One handler's entry. */
    Report handler(String name) {
        return element("/handlers", "name", name);
    }

    /** The first element of a list whose key has this value. */
    Report element(String list, String key, String value) {
        return StreamSupport.stream(json.at(list).spliterator(), false)
                .filter(element -> element.path(key).asText().equals(value))
                .map(Report::new)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " " + value + " in " + list + " of " + json));
    }

    /** Each element of a list as the values of these keys, separated by a space. */
    List<String> each(String list, String... keys) {
        var lines = new ArrayList<String>();
        for (JsonNode element : json.at(list)) {
            var words = new ArrayList<String>();
            for (String key : keys) {
                words.add(element.path(key).asText());
            }
            lines.add(String.join(" ", words));
        }
        return lines;
    }

    /** Each element of a list of strings. */
    List<String> strings(String list) {
        var values = new ArrayList<String>();
        json.at(list).forEach(element -> values.add(element.asText()));
        return values;
    }
}
