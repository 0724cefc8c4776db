package io.github.atexit.manifest;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a map from the status that was asked for to the status to end with. */
final class StatusMap {
    private static final int GREATEST = 255;

    private StatusMap() {}

    /** The map, or null after a problem. */
    static @Nullable Map<Integer, Integer> of(Field field, ManifestNode node, Problems problems) {
        if (node.kind() != ManifestNode.Kind.OBJECT) {
            problems.at(node, '"' + field.name() + "\" is " + node.kind().description(), field.expectation(), null);
            return null;
        }
        int before = problems.count();
        Map<Integer, Integer> map = new LinkedHashMap<Integer, Integer>();
        for (Map.Entry<String, ManifestNode> member : node.members().entrySet()) {
            if (member.getKey().startsWith("$")) {
                continue;
            }
            Integer asked = status(member.getKey());
            if (asked == null) {
                problems.atKey(
                        member.getValue(), "\"" + member.getKey() + "\" is no exit status", "a whole number", null);
            }
            ManifestNode value = member.getValue();
            Integer mapped = value.kind() == ManifestNode.Kind.NUMBER ? NumberValues.integer(value) : null;
            if (mapped == null || mapped < 0 || mapped > GREATEST) {
                problems.at(
                        value,
                        "the status for \"" + member.getKey() + "\" is none",
                        "a whole number from 0 to " + GREATEST,
                        null);
            } else if (asked != null) {
                map.put(asked, mapped);
            }
        }
        return problems.count() == before ? map : null;
    }

    private static @Nullable Integer status(String text) {
        try {
            return new BigDecimal(text).intValueExact();
        } catch (ArithmeticException e) {
            return null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
