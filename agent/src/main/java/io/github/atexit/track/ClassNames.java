package io.github.atexit.track;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The class names that a name in a manifest may mean: the last dots may stand for {@code $}. */
public final class ClassNames {
    private ClassNames() {}

    /** For {@code a.B.C}: {@code a.B.C}, {@code a.B$C}, {@code a$B$C}. Never empty. */
    public static List<String> meant(String name) {
        List<String> names = new ArrayList<String>();
        names.add(name);
        char[] characters = name.toCharArray();
        for (int i = characters.length - 1; i > 0; i--) {
            if (characters[i] == '.') {
                characters[i] = '$';
                names.add(new String(characters));
            }
        }
        return Collections.unmodifiableList(names);
    }
}
