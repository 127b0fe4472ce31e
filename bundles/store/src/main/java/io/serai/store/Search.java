package io.serai.store;

import static org.jooq.impl.DSL.lower;

import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;

/** What a person types to find something, as a condition. */
public final class Search {
    private Search() {}

    /** Whether a field holds a text, upper and lower case alike; {@code %} and {@code _} mean themselves. */
    public static Condition contains(Field<String> field, String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return lower(field).like("%" + escaped + "%", '!');
    }
}
