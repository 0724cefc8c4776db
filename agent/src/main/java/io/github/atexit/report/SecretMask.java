package io.github.atexit.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces secrets in whatever is written. Which they are is asked when something is first written. Thread-safe. */
public final class SecretMask {
    private static final String MASK = "***";
    private static final int SHORTEST = 6; // characters; a shorter value would mask words of its own accord

    /** Tells the secrets. */
    public interface Secrets {
        /** All values; those under six characters do not count. */
        List<String> values();
    }

    private final Secrets source;
    private @Nullable List<String> secrets;

    public SecretMask(Secrets source) {
        this.source = source;
    }

    private synchronized List<String> secrets() {
        if (secrets == null) {
            secrets = longestFirst(source.values());
        }
        return secrets;
    }

    /** One may be a part of another. */
    private static List<String> longestFirst(List<String> values) {
        List<String> longEnough = new ArrayList<String>(values.size());
        for (String secret : values) {
            if (secret.length() >= SHORTEST && !longEnough.contains(secret)) {
                int at = 0;
                while (at < longEnough.size() && longEnough.get(at).length() > secret.length()) {
                    at++;
                }
                longEnough.add(at, secret);
            }
        }
        return longEnough;
    }

    /** The text without the secrets. */
    public String mask(String text) {
        String masked = text;
        for (String secret : secrets()) {
            if (masked.contains(secret)) {
                masked = masked.replace(secret, MASK);
            }
        }
        return masked;
    }
}
