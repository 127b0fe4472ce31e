package io.serai.plugins.internal.market;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that a person reads all of it at once. Not thread-safe. */
public final class Checks {
    public static final int NAME = 100;
    public static final int SUMMARY = 300;
    public static final int DESCRIPTION = 65_536;
    public static final int REASON = 1000;
    private static final int CATEGORIES = 5;
    private static final int TAGS = 10;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int WORD_AT_MOST = 40;

    private final List<Violation> violations = new ArrayList<>();

    public void wrong(String field, String message) {
        violations.add(new Violation(field, message));
    }

    /** A text that has to be there. */
    public String required(String field, @Nullable String text, int atMost) {
        if (text == null || text.isBlank()) {
            wrong(field, "is required");
            return "";
        }
        return optional(field, text, atMost);
    }

    /** Nothing becomes an empty text. */
    public String optional(String field, @Nullable String text, int atMost) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > atMost) {
            wrong(field, "may have at most " + atMost + " characters, not " + stripped.length());
        }
        return stripped;
    }

    public String oneOf(String field, @Nullable String word, Set<String> allowed, String otherwise) {
        if (word == null || word.isBlank()) {
            return otherwise;
        }
        if (!allowed.contains(word)) {
            wrong(
                    field,
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList()));
        }
        return word;
    }

    public long between(String field, @Nullable Long number, long least, long most) {
        long given = number == null ? least : number;
        if (given < least || given > most) {
            wrong(field, "must be between " + least + " and " + most);
        }
        return given;
    }

    public List<String> categories(@Nullable List<String> words) {
        return words("categories", words, CATEGORIES);
    }

    public List<String> tags(@Nullable List<String> words) {
        return words("tags", words, TAGS);
    }

    private List<String> words(String field, @Nullable List<String> words, int atMost) {
        if (words == null) {
            return List.of();
        }
        List<String> distinct = words.stream().distinct().toList();
        if (distinct.size() > atMost) {
            wrong(field, "may have at most " + atMost + " entries");
        }
        for (String word : distinct) {
            if (!WORD.matcher(word).matches() || word.length() > WORD_AT_MOST) {
                wrong(
                        field,
                        "'" + word + "' must be lower-case words joined by hyphens, up to " + WORD_AT_MOST
                                + " characters");
            }
        }
        return distinct;
    }

    /** @throws InvalidInputException with all that is wrong, if something is */
    public void done(String code, String sentence) {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(code, sentence, violations);
        }
    }
}
