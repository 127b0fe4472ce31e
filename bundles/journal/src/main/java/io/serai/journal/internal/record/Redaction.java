package io.serai.journal.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hides what must not be read by people: fields whose names say that they hold a secret. */
final class Redaction {
    static final String HIDDEN = "••••••";
    private static final Set<String> SECRET = Set.of(
            "password",
            "passwd",
            "secret",
            "token",
            "accesstoken",
            "refreshtoken",
            "apikey",
            "authorization",
            "clientsecret",
            "privatekey",
            "xapikey",
            "cookie",
            "setcookie");

    private Redaction() {}

    static @Nullable Object apply(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                copy.put(name, isSecret(name) && value != null ? HIDDEN : apply(value));
            });
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new java.util.ArrayList<>();
            list.forEach(item -> copy.add(apply(item)));
            return copy;
        }
        return tree;
    }

    /** Whether a field of that name holds a secret. */
    static boolean isSecret(String name) {
        return SECRET.contains(name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", ""));
    }
}
