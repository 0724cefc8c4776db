package io.github.atexit.handler;

import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statuses of answers that are wanted. Immutable. */
final class HttpStatuses {
    /** Pairs of the least and the greatest. */
    private final int[] ranges;

    private final String text;

    private HttpStatuses(int[] ranges, String text) {
        this.ranges = ranges;
        this.text = text;
    }

    /** Reads a field of kind VALUES: numbers and words such as {@code 2xx}, which is the default. Null after a problem. */
    static @Nullable HttpStatuses read(HandlerFields fields, String field) {
        List<ManifestNode> nodes = fields.nodes(field);
        if (nodes.isEmpty()) {
            if (fields.has(field)) {
                fields.problem(field, "\"" + field + "\" is empty", "statuses such as 204 or \"2xx\"");
                return null;
            }
            return new HttpStatuses(new int[] {200, 299}, "2xx");
        }
        int[] ranges = new int[2 * nodes.size()];
        List<String> words = new ArrayList<String>();
        for (int i = 0; i < nodes.size(); i++) {
            String word = word(nodes.get(i));
            if (word == null) {
                fields.problem(nodes.get(i), "\"" + field + "\" is no status", "numbers from 100 to 599, or \"2xx\"");
                return null;
            }
            ranges[2 * i] = Integer.parseInt(word.replace("xx", "00"));
            ranges[2 * i + 1] = Integer.parseInt(word.replace("xx", "99"));
            words.add(word);
        }
        return new HttpStatuses(ranges, String.join(" or ", words));
    }

    /** Three digits, or one and {@code xx}; null for anything else. */
    private static @Nullable String word(ManifestNode node) {
        if (node.kind() == ManifestNode.Kind.NUMBER) {
            BigDecimal number = node.number();
            boolean whole = number.signum() > 0 && number.scale() <= 0 && number.precision() == 3;
            String digits = number.toPlainString();
            return whole && digits.charAt(0) <= '5' ? digits : null;
        }
        String word = node.kind() == ManifestNode.Kind.STRING ? node.string() : "";
        boolean range = word.length() == 3 && word.endsWith("xx") && word.charAt(0) >= '1' && word.charAt(0) <= '5';
        return range ? word : null;
    }

    boolean accept(int status) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (status >= ranges[i] && status <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** In words for a message: {@code 200 or 3xx}. */
    @Override
    public String toString() {
        return text;
    }
}
