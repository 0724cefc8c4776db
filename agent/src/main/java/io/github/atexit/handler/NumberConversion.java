package io.github.atexit.handler;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** JSON numbers as parameters take them: a whole number is an {@code int} first, any other a {@code double}. */
final class NumberConversion {
    /** Nearest first for whole numbers. */
    private static final Class<?>[] TYPES = {
        int.class,
        long.class,
        double.class,
        float.class,
        short.class,
        byte.class,
        Integer.class,
        Long.class,
        Double.class,
        Float.class,
        Short.class,
        Byte.class,
        BigInteger.class,
        BigDecimal.class,
    };

    private static final int GENERAL = 20;

    private NumberConversion() {}

    /** Converts a number, or returns null if the type cannot take it, for instance because it is too large. */
    static @Nullable Conversion of(BigDecimal number, Class<?> type) {
        for (int rank = 0; rank < TYPES.length; rank++) {
            if (TYPES[rank] == type) {
                Object result = exact(number, boxOf(type));
                return result == null ? null : Conversion.to(result, rank);
            }
        }
        Object natural = natural(number);
        return type.isInstance(natural) ? Conversion.to(natural, type == Number.class ? GENERAL : GENERAL + 1) : null;
    }

    static boolean isNumber(Class<?> type) {
        for (Class<?> number : TYPES) {
            if (number == type) {
                return true;
            }
        }
        return false;
    }

    /** The number as an object: Integer, Long or BigInteger where it is whole, else Double. */
    static Object natural(BigDecimal number) {
        for (Class<?> type : new Class<?>[] {Integer.class, Long.class, BigInteger.class}) {
            Object result = exact(number, type);
            if (result != null) {
                return result;
            }
        }
        return number.doubleValue();
    }

    /** The class of a primitive type's objects; any other type itself. */
    static Class<?> boxOf(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static @Nullable Object exact(BigDecimal number, Class<?> box) {
        if (box == BigDecimal.class) {
            return number;
        }
        if (box == Double.class) {
            double result = number.doubleValue();
            return Double.isInfinite(result) ? null : (Object) result;
        }
        if (box == Float.class) {
            float result = number.floatValue();
            return Float.isInfinite(result) ? null : (Object) result;
        }
        return isWhole(number) ? whole(number.toBigInteger(), box) : null;
    }

    /** 1e3 is whole, 3.0 is not; neither is what has more digits than a manifest can mean. */
    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 && number.scale() > -1000;
    }

    private static @Nullable Object whole(BigInteger number, Class<?> box) {
        int bits = number.bitLength();
        if (box == Integer.class) {
            return bits < Integer.SIZE ? (Object) number.intValue() : null;
        }
        if (box == Long.class) {
            return bits < Long.SIZE ? (Object) number.longValue() : null;
        }
        if (box == Short.class) {
            return bits < Short.SIZE ? (Object) number.shortValue() : null;
        }
        if (box == Byte.class) {
            return bits < Byte.SIZE ? (Object) number.byteValue() : null;
        }
        return number;
    }
}
