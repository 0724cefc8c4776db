package io.github.atexit.report;

import java.util.ArrayList;
import java.util.List;

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
