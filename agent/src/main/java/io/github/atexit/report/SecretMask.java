package io.github.atexit.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces secrets in whatever is written. Immutable. */
public final class SecretMask {
    private static final String MASK = "***";
    private static final int SHORTEST = 6; // characters; a shorter value would mask words of its own accord

    private final List<String> secrets;

    /** @param secrets the values; those under six characters are left out */
    public SecretMask(List<String> secrets) {
        List<String> longEnough = new ArrayList<String>(secrets.size());
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST && !longEnough.contains(secret)) {
                int at = 0;
                while (at < longEnough.size() && longEnough.get(at).length() > secret.length()) {
                    at++;
                }
                longEnough.add(at, secret);
            }
        }
        this.secrets = longEnough; // longest first: one may be a part of another
    }

    /** Whether a variable, property, key or option of this name holds a secret. */
    public static boolean isSecretName(String name) {
        for (int i = 0; i < name.length(); i++) {
            String word = wordThatBegins(name.charAt(i));
            if (word != null && name.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Most characters begin none: every name in the environment is looked at. */
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

    /** The text without the secrets. */
    public String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            if (masked.contains(secret)) {
                masked = masked.replace(secret, MASK);
            }
        }
        return masked;
    }
}
