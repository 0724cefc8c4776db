package io.github.atexit.manifest;

import io.github.atexit.rule.Glob;
import java.util.List;

/** Patterns of class names: {@code *} does not cross dots, {@code **} does, {@code ?} is one character but a dot. */
public final class ClassGlob {
    private ClassGlob() {}

    /** Whether any of the patterns matches the name. */
    public static boolean anyMatches(List<String> globs, String name) {
        return Glob.CLASS.anyMatches(globs, name);
    }

    /**
     * Whether the pattern matches the whole name.
     *
     * @param name a binary class name such as {@code com.acme.Main$Inner}
     */
    public static boolean matches(String glob, String name) {
        return Glob.CLASS.matches(glob, name);
    }
}
