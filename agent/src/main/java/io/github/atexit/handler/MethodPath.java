package io.github.atexit.handler;

import io.github.atexit.manifest.LikelySlips;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Target#name} says: the steps from a class to a receiver, and the name of the method to call on it. A step
 * that ends in {@code ()} is a call. Immutable.
 */
final class MethodPath {
    private final String target;
    private final String name;

    private MethodPath(String target, String name) {
        this.target = target;
        this.name = name;
    }

    /** The steps with their dots. */
    String target() {
        return target;
    }

    /** The parts of the class's name first, then fields and calls; at least one. */
    List<String> steps() {
        return split(target);
    }

    /** The method's name. */
    String name() {
        return name;
    }

    /** Reads the text, or returns null if it is no such path. */
    static @Nullable MethodPath parse(String text) {
        int hash = text.indexOf('#');
        char[] letters = text.toCharArray();
        return hash >= 0 && isPath(letters, hash) && isIdentifier(letters, hash + 1, letters.length)
                ? new MethodPath(text.substring(0, hash), text.substring(hash + 1))
                : null;
    }

    /** The parts between the dots; null if one is neither an identifier nor a no-argument call, or the first is a call. */
    static @Nullable List<String> steps(String text) {
        return isPath(text.toCharArray(), text.length()) ? split(text) : null;
    }

    private static List<String> split(String text) {
        List<String> steps = new ArrayList<String>();
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            steps.add(text.substring(start, dot));
            start = dot + 1;
        }
        steps.add(text.substring(start));
        return steps;
    }

    private static boolean isPath(char[] letters, int end) {
        int start = 0;
        for (int i = 0; i <= end; i++) {
            if (i == end || letters[i] == '.') {
                boolean isCall = start > 0 && i - start > 2 && letters[i - 2] == '(' && letters[i - 1] == ')';
                if (!isIdentifier(letters, start, isCall ? i - 2 : i)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    /** Whether this is a method's name and nothing else. */
    static boolean isName(String text) {
        return isIdentifier(text.toCharArray(), 0, text.length());
    }

    static boolean isCall(String step) {
        return step.endsWith("()");
    }

    /** A step's name without parentheses. */
    static String member(String step) {
        return isCall(step) ? step.substring(0, step.length() - 2) : step;
    }

    /** What to write instead of a text that is no path. */
    static String advice(String text) {
        String meant = meant(text);
        return meant == null
                ? "a class or a path from it, \"#\" and a method's name, such as \"com.acme.Sessions#save\""
                : "did you mean \"" + meant + "\"?";
    }

    /** For {@code a.B.m()}, {@code a.B::m}, {@code a.B.m} and {@code a/B#m(…)}: {@code a.B#m}. Null if none of these. */
    private static @Nullable String meant(String text) {
        String path = text.trim().replace('/', '.');
        boolean isCall = path.endsWith(")") && path.indexOf('(') >= 0;
        if (isCall) {
            path = path.substring(0, path.lastIndexOf('(')) + "()";
        } else if (path.indexOf(':') < 0 && endsWithClass(path)) {
            return null;
        }
        String member = LikelySlips.member(path);
        return member == null || parse(member) == null ? null : member;
    }

    /** Whether the last part begins as classes do. */
    private static boolean endsWithClass(String path) {
        int last = path.lastIndexOf('.') + 1;
        return last < path.length() && Character.isUpperCase(path.charAt(last));
    }

    /** As in Java; beyond the first character a hyphen too, which Kotlin puts into names. */
    private static boolean isIdentifier(char[] letters, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = letters[i];
            boolean letter =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); // nearly all are, and asked at each start
            boolean fits = letter
                    || (i == start
                            ? Character.isJavaIdentifierStart(c)
                            : Character.isJavaIdentifierPart(c) || c == '-');
            if (!fits) {
                return false;
            }
        }
        return end > start;
    }
}
