package io.serai.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes; see {@link ModelInfo}. In an update null means as it is.
 *
 * @param apiKey kept encrypted and never shown; empty removes it, so that the provider's counts
 * @param prices replace all prices
 */
public record ModelDraft(
        @Nullable String name,
        @Nullable String provider,
        @Nullable String modelName,
        @Nullable String endpoint,
        @Nullable String apiKey,
        @Nullable List<String> capabilities,
        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute,
        @Nullable List<String> fallbacks,
        @Nullable Boolean active,
        @Nullable List<ModelPrice> prices) {
    @Override
    public String toString() {
        return "ModelDraft[name=" + name + ", provider=" + provider + ", modelName=" + modelName + "]";
    }
}
