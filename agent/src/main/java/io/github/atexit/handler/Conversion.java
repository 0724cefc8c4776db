package io.github.atexit.handler;

import io.github.atexit.manifest.Durations;
import java.io.File;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as a parameter takes it, with a rank that says how near the parameter's type is to the value: 0 is the
 * nearest. Immutable.
 */
final class Conversion {
    private static final int TEXT = 0;
    private static final int MEANING = 1; // a text that stands for something, such as a constant's name
    private static final int BOXED = 2;
    private static final int GENERAL = 3;
    private static final int ANY = 4;
    private static final int PARSED = 5; // a number or truth value from a text

    private final int rank;
    private final @Nullable Object result;

    private Conversion(int rank, @Nullable Object result) {
        this.rank = rank;
        this.result = result;
    }

    /** Comparable only between conversions of one value. */
    int rank() {
        return rank;
    }

    @Nullable
    Object result() {
        return result;
    }

    static Conversion to(@Nullable Object result, int rank) {
        return new Conversion(rank, result);
    }

    /**
     * Converts a value, or returns null if a parameter of this type cannot take it.
     *
     * @param value null, Boolean, BigDecimal, String, {@link GivenObject}, or List or Map of these
     * @param generic the type with its arguments, where they are known
     */
    static @Nullable Conversion of(@Nullable Object value, Class<?> type, Type generic) {
        if (value == null) {
            return type.isPrimitive() ? null : to(null, 0);
        }
        if (value instanceof String) {
            return ofText((String) value, type);
        }
        if (value instanceof BigDecimal) {
            return NumberConversion.of((BigDecimal) value, type);
        }
        if (value instanceof Boolean) {
            return ofObject(value, type);
        }
        if (value instanceof List) {
            return CollectionConversion.of((List<?>) value, type, generic);
        }
        if (value instanceof Map) {
            return CollectionConversion.of((Map<?, ?>) value, type, generic);
        }
        Object given = ((GivenObject) value).object();
        return given == null ? of(null, type, generic) : ofObject(given, type);
    }

    /** An object that is passed on as it is, or as the primitive that it holds. */
    private static @Nullable Conversion ofObject(Object object, Class<?> type) {
        if (type.isPrimitive()) {
            return NumberConversion.boxOf(type) == object.getClass() ? to(object, 0) : null;
        }
        if (type == object.getClass()) {
            return to(object, 1);
        }
        return type.isInstance(object) ? to(object, 2) : null;
    }

    private static @Nullable Conversion ofText(String text, Class<?> type) {
        if (type == String.class) {
            return to(text, TEXT);
        }
        if (type.isInstance(text)) {
            return to(text, type == CharSequence.class ? GENERAL : ANY);
        }
        if (type == char.class || type == Character.class) {
            return text.length() == 1 ? to(text.charAt(0), type == char.class ? MEANING : BOXED) : null;
        }
        Object meant = type.isEnum() ? constant(text, type) : meaning(text, type);
        if (meant != null) {
            return to(meant, MEANING);
        }
        return parsed(text, type);
    }

    private static @Nullable Object constant(String name, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static @Nullable Object meaning(String text, Class<?> type) {
        try {
            if (type == Path.class) {
                return Paths.get(text);
            }
            if (type == Duration.class) {
                return Durations.parse(text);
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return type == File.class ? new File(text) : null;
    }

    /** So that a variable of the manifest, which is a string, can be a number or truth value. */
    private static @Nullable Conversion parsed(String text, Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            boolean truth = text.equals("true");
            return truth || text.equals("false") ? to(truth, PARSED) : null;
        }
        if (!NumberConversion.isNumber(type)) {
            return null;
        }
        try {
            Conversion number = NumberConversion.of(new BigDecimal(text), type);
            return number == null ? null : to(number.result(), PARSED + number.rank());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The kind of a value in JSON's words. */
    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof GivenObject) {
            Object object = ((GivenObject) value).object();
            return object == null ? "null" : object.getClass().getName();
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof List) {
            return "list";
        }
        return value instanceof Map ? "object" : value instanceof Boolean ? "boolean" : "number";
    }
}
