package io.serai.security.internal.people;

import io.serai.api.operation.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Small things that several lists and tables need. */
public final class Texts {
    private Texts() {}

    /** At most so many characters: a column must not refuse what a client sends in a header. */
    public static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }

    /** The page of a list that was read one item further than the limit. */
    public static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? cursor.apply(items.get(limit - 1)) : null);
    }
}
