package io.serai.camel.internal.hook;

import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** {@code hook:NAME?respond=result|accepted&auth=none|api-key|hmac|jwt&methods=POST&timeout=30s}. */
public final class HookComponent extends DefaultComponent {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String name = remaining;
        while (name.startsWith("/")) {
            name = name.substring(1);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A hook's name is a path such as orders or shop/orders; \"" + remaining + "\" is not.");
        }
        HookOptions options = new HookOptions(
                name,
                choice("respond", take(parameters, "respond"), HookOptions.Respond.ACCEPTED),
                choice("auth", take(parameters, "auth"), HookOptions.Auth.API_KEY),
                methods(take(parameters, "methods")),
                timeout(parameters));
        return new HookEndpoint(uri, this, options);
    }

    private Duration timeout(Map<String, Object> parameters) {
        Duration timeout = getAndRemoveParameter(parameters, "timeout", Duration.class, HookOptions.DEFAULT_TIMEOUT);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be longer than nothing, such as 30s.");
        }
        return timeout;
    }

    private static @Nullable String take(Map<String, Object> parameters, String option) {
        Object value = parameters.remove(option);
        return value == null ? null : value.toString();
    }

    private static Set<String> methods(@Nullable String text) {
        if (text == null) {
            return Set.of("POST");
        }
        Set<String> methods = Arrays.stream(text.split(","))
                .map(method -> method.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!METHODS.containsAll(methods)) {
            throw new IllegalArgumentException(
                    "methods must be some of DELETE, GET, PATCH, POST, PUT, joined by commas, not \"" + text + "\".");
        }
        return methods;
    }

    private static <E extends Enum<E>> E choice(String option, @Nullable String text, E fallback) {
        if (text == null) {
            return fallback;
        }
        E[] all = fallback.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " must be one of "
                        + Arrays.stream(all).map(HookComponent::word).collect(Collectors.joining(", "))
                        + ", not \"" + text + "\"."));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
