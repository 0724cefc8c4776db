package io.github.atexit.rule;

/** Code sources as globs see them: paths, also where a jar lies in another. Stateless. */
final class CodeSources {
    private CodeSources() {}

    /**
     * The path of a code source: the source itself where it is one; of an address such as
     * {@code jar:nested:/app.jar/!BOOT-INF/lib/x.jar!/} what is between the scheme and the end's {@code !/}.
     */
    static String path(String source) {
        int slash = source.indexOf('/');
        int colon = source.indexOf(':');
        if (colon < 2 || slash < colon) {
            return source; // A path; a drive letter is no scheme.
        }
        int end = source.endsWith("!/") ? source.length() - 2 : source.length();
        return source.substring(slash, end);
    }
}
