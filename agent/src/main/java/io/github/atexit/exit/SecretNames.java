package io.github.atexit.exit;

/** Which names of variables, properties, keys and options belong to secrets: those with one of four words in them. */
public final class SecretNames {
    private SecretNames() {}

    /**
     * Whether a variable, property, key or option of this name holds a secret. The exit looks at every name of the
     * environment, so that a name is gone through once and without calls.
     */
    public static boolean isSecret(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length - 2; i++) {
            String word = null;
            switch (letters[i]) {
                case 's':
                case 'S':
                    word = "secret";
                    break;
                case 'p':
                case 'P':
                    word = "password";
                    break;
                case 't':
                case 'T':
                    word = "token";
                    break;
                case 'k':
                case 'K':
                    word = "key";
                    break;
                default:
                    continue;
            }
            boolean goesOn = (letters[i + 1] | ' ') == word.charAt(1); // of ASCII letters: in lower case
            if (goesOn && name.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
