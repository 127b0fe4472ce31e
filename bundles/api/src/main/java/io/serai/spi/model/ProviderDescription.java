package io.serai.spi.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is.
 *
 * @param id lower-case words joined by hyphens, unique in the hub, such as {@code openai}
 * @param environment the names of the environment variables that configure it
 * @param howTo one sentence that says how to configure it
 * @param endpoint where it is called, without credentials, or null
 * @param models those it has from the start; the first is asked where only the provider is named
 */
public record ProviderDescription(
        String id,
        String title,
        List<String> environment,
        String howTo,
        @Nullable String endpoint,
        List<KnownModel> models) {
    public ProviderDescription {
        environment = List.copyOf(environment);
        models = List.copyOf(models);
    }
}
