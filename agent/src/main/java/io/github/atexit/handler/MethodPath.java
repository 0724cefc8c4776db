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
    private final List<String> steps;
    private final String name;

    private MethodPath(String target, List<String> steps, String name) {
        this.target = target;
        this.steps = steps;
        this.name = name;
    }

    /** The steps with their dots. */
    String target() {
        return target;
    }

    /** The parts of the class's name first, then fields and calls; at least one. */
    List<String> steps() {
        return steps;
    }

    /** The method's name. */
    String name() {
        return name;
    }

    /** Reads the text, or returns null if it is no such path. */
    static @Nullable MethodPath parse(String text) {
        int hash = text.indexOf('#');
        if (hash < 0 || !isIdentifier(text.substring(hash + 1))) {
            return null;
        }
        String target = text.substring(0, hash);
        List<String> steps = steps(target);
        return steps == null ? null : new MethodPath(target, steps, text.substring(hash + 1));
    }

    /** The parts between the dots; null if one is neither an identifier nor a no-argument call, or the first is a call. */
    static @Nullable List<String> steps(String text) {
        List<String> steps = new ArrayList<String>();
        for (int start = 0; start <= text.length(); ) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            String step = text.substring(start, end);
            if (!isIdentifier(isCall(step) ? member(step) : step)) {
                return null;
            }
            steps.add(step);
            start = end + 1;
        }
        return isCall(steps.get(0)) ? null : steps;
    }

    /** Whether this is a method's name and nothing else. */
    static boolean isName(String text) {
        return isIdentifier(text);
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
        } else if (path.indexOf(':') < 0 && Character.isUpperCase(path.charAt(path.lastIndexOf('.') + 1))) {
            return null;
        }
        String member = LikelySlips.member(path);
        return member == null || parse(member) == null ? null : member;
    }

    /** As in Java; beyond the first character a hyphen too, which Kotlin puts into names. */
    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); // nearly all are, and asked at each start
            boolean fits = letter
                    || (i == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c) || c == '-');
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
