package io.github.atexit.handler;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the tests of {@code invoke} call. Each method says in its result which one it is and what it got. */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
final class Targets extends TargetBase implements TargetGreeting {
    static final String MISSING = null;
    private static final Targets ONLY = new Targets();

    private final Nested nested = new Nested();

    private static Targets instance() {
        return ONLY;
    }

    static Targets nothing() {
        return null;
    }

    static Targets broken() {
        throw new IllegalStateException("broken on the way");
    }

    static void quiet() {}

    static String plain() {
        return "plain";
    }

    String own() {
        return "own";
    }

    private String secret(String text) {
        return "secret " + text;
    }

    static String number(int value) {
        return "int " + value;
    }

    static String number(long value) {
        return "long " + value;
    }

    static String number(double value) {
        return "double " + value;
    }

    static String narrow(byte small, short larger, char letter, float part, boolean truth) {
        return small + " " + larger + " " + letter + " " + part + " " + truth;
    }

    static String boxed(Integer whole, Long large, Double part, Boolean truth, Character letter, BigDecimal exact) {
        return whole + " " + large + " " + part + " " + truth + " " + letter + " " + exact;
    }

    static String meant(TimeUnit unit, Path path, File file, Duration duration) {
        return unit + " " + path + " " + file + " " + duration;
    }

    static String texts(String... texts) {
        return texts.length + " texts " + String.join("+", texts);
    }

    static String texts(String one) {
        return "one text " + one;
    }

    static String array(int[] numbers) {
        return numbers.length + " ints, last " + numbers[numbers.length - 1];
    }

    static String longs(List<Long> values, Set<Path> paths, Collection<?> any) {
        Long first = values.get(0);
        Path path = paths.iterator().next();
        return first + " " + path + " " + any;
    }

    static String map(Map<String, Long> map, Properties properties) {
        Long value = map.get("a");
        return value + " " + properties.getProperty("b");
    }

    static String any(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }

    static String pick(CharSequence text) {
        return "chars";
    }

    static String pick(Object value) {
        return "object";
    }

    static String either(Integer value) {
        return "integer";
    }

    static String either(String value) {
        return "string";
    }

    static String twins(Path path) {
        return "path";
    }

    static String twins(File file) {
        return "file";
    }

    static String unit(TimeUnit unit) {
        return "unit " + unit;
    }

    static Object[] list() {
        return new Object[] {1, new String[] {"a", "b"}};
    }

    static String large() {
        return "x".repeat(100_000);
    }

    static Object sulking() {
        return new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
    }

    static void shutDown() throws SQLException {
        throw new SQLException("Database 'app' shutdown.", "08006");
    }

    static void overflow() {
        throw new StackOverflowError("deep");
    }

    static class Nested {
        static final Nested SHARED = new Nested();

        String inner() {
            return "inner";
        }
    }
}
