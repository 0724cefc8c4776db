package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/** Which names of variables, properties, keys and options belong to secrets: those with one of four words in them. */
public final class SecretNames {
    private SecretNames() {}

    /** Whether a variable, property, key or option of this name holds a secret. */
    public static boolean isSecret(String name) {
        for (int i = 0; i < name.length(); i++) {
            String word = wordThatBegins(name.charAt(i));
            if (word != null && name.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Most letters begin none, which matters: the start and the exit look at every name of the environment. */
    private static @Nullable String wordThatBegins(char first) {
        switch (first) {
            case 's':
            case 'S':
                return "secret";
            case 'p':
            case 'P':
                return "password";
            case 't':
            case 'T':
                return "token";
            case 'k':
            case 'K':
                return "key";
            default:
                return null;
        }
    }
}
