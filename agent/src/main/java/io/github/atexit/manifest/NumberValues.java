package io.github.atexit.manifest;

import io.github.atexit.manifest.Field.Kind;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link FieldValues} that is about numbers. */
final class NumberValues {
    private final FieldValues values;

    NumberValues(FieldValues values) {
        this.values = values;
    }

    /** The value, or null after a problem. */
    @Nullable
    Object of(Field field, ManifestNode node) {
        boolean word = node.kind() == ManifestNode.Kind.STRING && field.kind() != Kind.STATUS_MAP;
        if (word && field.allowed().contains(node.string())) {
            return node.string();
        }
        if (word && !field.allowed().isEmpty()) {
            String nearest = Words.quoted(Words.nearest(node.string(), field.allowed()));
            values.wrong(field, node, nearest, "cannot be \"" + node.string() + '"');
            return null;
        }
        if (field.kind() == Kind.INTEGER) {
            return integer(field, node);
        }
        return field.kind() == Kind.INTEGERS ? integers(field, node) : StatusMap.of(field, node, values.problems());
    }

    private int @Nullable [] integers(Field field, ManifestNode node) {
        boolean single = node.kind() == ManifestNode.Kind.NUMBER;
        if (!single && node.kind() != ManifestNode.Kind.ARRAY) {
            values.wrong(field, node, null);
            return null;
        }
        List<ManifestNode> elements = single ? Collections.singletonList(node) : node.elements();
        int[] numbers = new int[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            Integer number = integer(field, elements.get(i));
            if (number == null) {
                return null;
            }
            numbers[i] = number;
        }
        return numbers;
    }

    private @Nullable Integer integer(Field field, ManifestNode node) {
        if (node.kind() != ManifestNode.Kind.NUMBER) {
            values.wrong(field, node, null);
            return null;
        }
        Integer number = integer(node);
        if (number == null || number < field.least() || number > field.greatest()) {
            values.wrong(field, node, null, "cannot be " + node.number());
            return null;
        }
        return number;
    }

    /** The number as an int, or null if it has a fraction or is out of range. */
    static @Nullable Integer integer(ManifestNode number) {
        try {
            return Integer.valueOf(number.digits());
        } catch (NumberFormatException e) {
            return wholeInteger(number);
        }
    }

    /** {@code 1e3} and {@code 1.0} are integers, too. */
    private static @Nullable Integer wholeInteger(ManifestNode number) {
        try {
            return number.number().intValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
