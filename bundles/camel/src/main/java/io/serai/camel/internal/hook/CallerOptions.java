package io.serai.camel.internal.hook;

import io.serai.camel.hook.HookOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Takes from an endpoint's options what hooks and services have in common. */
final class CallerOptions {
    private final CamelContext context;
    private final Map<String, Object> parameters;

    CallerOptions(CamelContext context, Map<String, Object> parameters) {
        this.context = context;
        this.parameters = parameters;
    }

    HookOptions.Respond respond(HookOptions.Respond fallback) {
        return choice("respond", fallback);
    }

    HookOptions.Auth auth() {
        return choice("auth", HookOptions.Auth.API_KEY);
    }

    Duration timeout(String option) {
        String text = take(option);
        if (text == null) {
            return HookOptions.DEFAULT_TIMEOUT;
        }
        Duration timeout = context.getTypeConverter().tryConvertTo(Duration.class, text);
        if (timeout == null || timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(option + " must be longer than nothing, such as 30s.");
        }
        return timeout;
    }

    /** Null where nothing is said. */
    @Nullable
    Set<String> methods(String option, Set<String> known) {
        String text = take(option);
        if (text == null) {
            return null;
        }
        Set<String> methods = Arrays.stream(text.split(","))
                .map(method -> method.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!known.containsAll(methods)) {
            throw new IllegalArgumentException(option + " must be some of " + String.join(", ", new TreeSet<>(known))
                    + ", joined by commas, not \"" + text + "\".");
        }
        return methods;
    }

    @Nullable
    String take(String option) {
        Object value = parameters.remove(option);
        return value == null ? null : value.toString();
    }

    private <E extends Enum<E>> E choice(String option, E fallback) {
        String text = take(option);
        if (text == null) {
            return fallback;
        }
        E[] all = fallback.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " must be one of "
                        + Arrays.stream(all).map(CallerOptions::word).collect(Collectors.joining(", "))
                        + ", not \"" + text + "\"."));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
