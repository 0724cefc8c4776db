package io.github.atexit.rule;

import java.util.List;

/**
 * Patterns of names that have parts: {@code *} does not cross the separator of parts, {@code **} does, {@code ?} is one
 * character but the separator.
 */
public enum Glob {
    /** Class names; the parts are separated by dots. */
    CLASS('.'),
    /** Paths; two stars that are a whole part of the path also stand for no part. */
    PATH('/'),
    /** Names without parts, such as threads'. */
    NAME('\0');

    private final char separator;

    Glob(char separator) {
        this.separator = separator;
    }

    /** Whether any of the patterns matches the whole name. */
    public boolean anyMatches(List<String> globs, String name) {
        for (int i = 0; i < globs.size(); i++) {
            if (matches(globs.get(i), name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern matches the whole name. Takes time linear in the product of their lengths. */
    public boolean matches(String glob, String name) {
        // Row by row over the pattern: reached[n] says whether its beginning matches the first n characters.
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) != '*') {
                step(reached, glob.charAt(i), name);
                continue;
            }
            boolean crosses = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
            boolean[] before = crosses && isWholePart(glob, i) ? reached.clone() : null;
            i += crosses ? 1 : 0;
            spread(reached, crosses, name);
            if (before != null) {
                step(reached, separator, name);
                i++;
                for (int n = 0; n < before.length; n++) {
                    reached[n] |= before[n];
                }
            }
        }
        return reached[name.length()];
    }

    /** Whether the two stars at the index are all of a path's part, with another behind it: they may match no part. */
    private boolean isWholePart(String glob, int stars) {
        return this == PATH
                && (stars == 0 || glob.charAt(stars - 1) == separator)
                && stars + 2 < glob.length()
                && glob.charAt(stars + 2) == separator;
    }

    private void spread(boolean[] reached, boolean crosses, String name) {
        for (int n = 0; n < name.length(); n++) {
            reached[n + 1] |= reached[n] && (crosses || name.charAt(n) != separator);
        }
    }

    private void step(boolean[] reached, char c, String name) {
        for (int n = name.length(); n > 0; n--) {
            char found = name.charAt(n - 1);
            reached[n] = reached[n - 1] && (c == found || (c == '?' && found != separator));
        }
        reached[0] = false;
    }
}
