package io.serai.api.operation;

import io.serai.api.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 500 items
 * @param cursor from {@link Page#next()}, or null for the first page
 * @param query free text to look for, or null
 * @param sort a field name, with {@code -} before it for descending, or null for the list's own order
 */
public record PageRequest(
        int limit,
        @Nullable String cursor,
        @Nullable String query,
        @Nullable String sort) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    /**
     * From what came over the wire; null means "not given".
     *
     * @throws InvalidInputException if the limit is not between 1 and 500
     */
    public static PageRequest of(
            @Nullable Integer limit, @Nullable String cursor, @Nullable String query, @Nullable String sort) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw new InvalidInputException("page.limit", "limit must be between 1 and 500, not " + wanted + ".");
        }
        return new PageRequest(wanted, blankToNull(cursor), blankToNull(query), blankToNull(sort));
    }

    public static PageRequest first(int limit) {
        return of(limit, null, null, null);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
