package io.github.atexit.manifest;

import java.util.List;

/** Patterns of class names: {@code *} does not cross dots, {@code **} does, {@code ?} is one character but a dot. */
public final class ClassGlob {
    private ClassGlob() {}

    /** Whether any of the patterns matches the name. */
    public static boolean anyMatches(List<String> globs, String name) {
        for (String glob : globs) {
            if (matches(glob, name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the pattern matches the whole name.
     *
     * @param name a binary class name such as {@code com.acme.Main$Inner}
     */
    public static boolean matches(String glob, String name) {
        // Row by row over the pattern: reached[n] says whether its beginning matches the first n characters. Linear in
        // the product of the lengths, whatever the pattern.
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c != '*') {
                step(reached, c, name);
                continue;
            }
            boolean crossesDots = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
            i += crossesDots ? 1 : 0;
            for (int n = 0; n < name.length(); n++) {
                reached[n + 1] |= reached[n] && (crossesDots || name.charAt(n) != '.');
            }
        }
        return reached[name.length()];
    }

    private static void step(boolean[] reached, char c, String name) {
        for (int n = name.length(); n > 0; n--) {
            char found = name.charAt(n - 1);
            reached[n] = reached[n - 1] && (c == found || (c == '?' && found != '.'));
        }
        reached[0] = false;
    }
}
