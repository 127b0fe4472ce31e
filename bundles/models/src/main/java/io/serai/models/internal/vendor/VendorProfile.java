package io.serai.models.internal.vendor;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as far as it can be told without calling it.
 *
 * @param id the provider's id
 * @param prefix of the environment variables {@code …_API_KEY}, {@code …_BASE_URL} and {@code …_MODEL}
 * @param host where its API is, or null if everybody has another one
 * @param path of the API there; added to an address that has none
 * @param keyless whether it needs no key
 * @param schemas whether it holds itself to a JSON Schema; if not, it is asked to in words
 */
record VendorProfile(
        String id, String title, String prefix, @Nullable String host, String path, boolean keyless, boolean schemas) {
    String keyVariable() {
        return prefix + "_API_KEY";
    }

    String baseUrlVariable() {
        return prefix + "_BASE_URL";
    }

    String modelVariable() {
        return prefix + "_MODEL";
    }

    List<String> environment() {
        return Stream.of(keyless ? null : keyVariable(), baseUrlVariable(), modelVariable())
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** An own address counts as configured, since servers inside the house often want no key. */
    boolean isConfigured(Function<String, @Nullable String> environment) {
        if (host == null) {
            return given(environment, baseUrlVariable()) != null && given(environment, keyVariable()) != null;
        }
        return given(environment, baseUrlVariable()) != null || (!keyless && given(environment, keyVariable()) != null);
    }

    @Nullable
    String baseUrl(Function<String, @Nullable String> environment) {
        String own = given(environment, baseUrlVariable());
        return own == null ? (host == null ? null : host + path) : complete(own);
    }

    /** The same address without a slash at its end, and with the vendor's usual path if it has none. */
    String complete(String address) {
        String trimmed = address.strip().replaceAll("/+$", "");
        String own = URI.create(trimmed).getPath();
        return own == null || own.isEmpty() ? trimmed + path : trimmed;
    }

    static @Nullable String given(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String howTo() {
        if (keyless) {
            return "Set " + baseUrlVariable() + ", such as " + host + ", and start the hub again.";
        }
        if (host == null) {
            return "Set " + keyVariable() + " and " + baseUrlVariable() + ", or give a model its own key and endpoint.";
        }
        return "Set " + keyVariable() + " and start the hub again, or give a model its own key; " + baseUrlVariable()
                + " for another address.";
    }
}
