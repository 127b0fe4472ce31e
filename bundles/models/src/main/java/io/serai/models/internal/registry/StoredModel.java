package io.serai.models.internal.registry;

import io.serai.api.model.ModelPrice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as it is stored.
 *
 * @param sealedKey as the vault gave it, or null
 */
public record StoredModel(
        String id,
        String tenant,
        String name,
        String provider,
        String modelName,
        @Nullable String endpoint,
        @Nullable String sealedKey,
        List<String> capabilities,
        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute,
        List<String> fallbacks,
        boolean active,
        int revision,
        Instant updatedAt,
        String updatedBy,
        List<ModelPrice> prices) {
    StoredModel withPrices(List<ModelPrice> own) {
        return new StoredModel(
                id,
                tenant,
                name,
                provider,
                modelName,
                endpoint,
                sealedKey,
                capabilities,
                contextSize,
                maxOutput,
                requestsPerMinute,
                tokensPerMinute,
                fallbacks,
                active,
                revision,
                updatedAt,
                updatedBy,
                own);
    }
}
