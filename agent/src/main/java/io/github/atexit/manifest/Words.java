package io.github.atexit.manifest;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists of words in messages, and the nearest word to one that is unknown. Loaded only when there is a problem. */
public final class Words {
    private static final int MOST_LISTED = 100;
    private static final int MOST_COMPARED = 1000;
    private static final int LONGEST = 64;

    private Words() {}

    /** The words with commas between them; of many, which only a manifest's own names can be, the first ones. */
    public static String list(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.subList(0, Math.min(words.size(), MOST_LISTED))) {
            text.append(text.length() == 0 ? "" : ", ").append(word);
        }
        int more = words.size() - MOST_LISTED;
        return more > 0 ? text.append(" and ").append(more).append(" more").toString() : text.toString();
    }

    /** The word in double quotes, or null for null. */
    public static @Nullable String quoted(@Nullable String word) {
        return word == null ? null : '"' + word + '"';
    }

    /**
     * The candidate that differs least from the word, upper and lower case being the same, or null if none is near: at
     * most one edit in three characters. An edit inserts, deletes or replaces a character or swaps two neighbours.
     */
    public static @Nullable String nearest(String word, List<String> candidates) {
        String best = null;
        String wanted = word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
        int least = (wanted.length() + 2) / 3 + 1;
        for (String candidate : candidates.subList(0, Math.min(candidates.size(), MOST_COMPARED))) {
            if (Math.abs(candidate.length() - wanted.length()) >= least) {
                continue; // so many edits at least
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance < candidate.length()) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, i, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] edits) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
