package io.serai.camel.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody may have meant. */
final class Suggestion {
    private Suggestion() {}

    /** " Did you mean …?" with the nearest word, or nothing where none is near. */
    static String of(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3);
        Optional<String> nearest = known.stream()
                .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
        return nearest.filter(k -> distance(word, k) <= limit)
                .map(k -> " Did you mean " + k + "?")
                .orElse("");
    }

    /** Levenshtein's distance, without regard to case. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
