package io.serai.plugins.internal.install;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Pages of short lists that live in memory; the cursor is the last key seen, so that changes in between do no harm. */
public final class Pages {
    private Pages() {}

    /**
     * @param key what the list is ordered by; unique
     * @param words what a free text is looked for in
     */
    public static <T> Page<T> of(List<T> all, Function<T, String> key, Function<T, String> words, PageRequest request) {
        boolean descending = request.sort() != null && request.sort().startsWith("-");
        Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        String query = request.query() == null ? "" : request.query().toLowerCase(Locale.ROOT);
        String cursor = request.cursor();
        List<T> rest = all.stream()
                .filter(item -> words.apply(item).toLowerCase(Locale.ROOT).contains(query))
                .filter(item -> cursor == null || order.compare(key.apply(item), cursor) > 0)
                .sorted(Comparator.comparing(key, order))
                .toList();
        if (rest.size() <= request.limit()) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, request.limit());
        return new Page<>(items, key.apply(items.get(items.size() - 1)));
    }
}
