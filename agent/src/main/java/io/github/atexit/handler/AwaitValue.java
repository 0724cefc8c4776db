package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value that an attribute must have, or a number that it must not exceed. Immutable. */
final class AwaitValue {
    /** Null, Boolean, BigDecimal or Template; BigDecimal for the greatest number. */
    private final @Nullable Object wanted;

    private final boolean greatest;

    private AwaitValue(@Nullable Object wanted, boolean greatest) {
        this.wanted = wanted;
        this.greatest = greatest;
    }

    /** The value of {@code equals}, or null after a problem. */
    static @Nullable AwaitValue equalTo(HandlerFields fields, ManifestNode node) {
        switch (node.kind()) {
            case STRING:
                return new AwaitValue(fields.template(node), false);
            case NUMBER:
                return new AwaitValue(node.number(), false);
            case BOOLEAN:
                return new AwaitValue(node.bool(), false);
            case NULL:
                return new AwaitValue(null, false);
            default:
                String kind = node.kind().description();
                fields.problem(node, "\"equals\" is " + kind, "a string, a number, true, false or null");
                return null;
        }
    }

    /** The value of {@code atMost}, or null after a problem. */
    static @Nullable AwaitValue atMost(HandlerFields fields, @Nullable ManifestNode node) {
        if (node != null && node.kind() == ManifestNode.Kind.NUMBER) {
            return new AwaitValue(node.number(), true);
        }
        if (node != null) {
            fields.problem(node, "\"atMost\" is " + node.kind().description(), "a number");
        }
        return null;
    }

    /**
     * Whether an attribute is as wanted.
     *
     * @param what the attribute, for a message
     * @throws IllegalStateException if it can never be, because it is no number
     */
    boolean accepts(@Nullable Object value, String what, HandlerContext context) {
        if (greatest && value != null && !(value instanceof Number)) {
            throw new IllegalStateException(
                    what + " is " + Mbean.text(value) + " (" + value.getClass().getName() + "), not a number");
        }
        if (value == null || wanted == null) {
            return value == wanted && !greatest;
        }
        if (wanted instanceof BigDecimal) {
            BigDecimal number = value instanceof Number ? number((Number) value) : null;
            int order = number == null ? 1 : number.compareTo((BigDecimal) wanted);
            return greatest ? order <= 0 : order == 0;
        }
        return wanted instanceof Template
                ? ((Template) wanted).render(context).equals(String.valueOf(value))
                : wanted.equals(value);
    }

    /** Null for what is not a finite number. */
    private static @Nullable BigDecimal number(Number value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
