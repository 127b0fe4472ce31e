package io.serai.api.model;

import io.serai.api.operation.Tagged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be asked.
 *
 * @param id of one that the hub knows from the start, its name
 * @param name what requests call it; unique in the tenant
 * @param provider the provider's id
 * @param modelName what the provider calls it
 * @param endpoint another address than the provider's, or null
 * @param ownKey whether it has a key of its own; the key itself is never shown
 * @param capabilities of {@code chat}, {@code tools}, {@code schema}, {@code images}, {@code streaming}
 * @param contextSize tokens of question and answer together, or null if unknown
 * @param maxOutput tokens of an answer, or null if unknown
 * @param requestsPerMinute null for no limit of the hub's own
 * @param tokensPerMinute null for no limit of the hub's own
 * @param fallbacks names of models to ask if this one does not answer, in order
 * @param active whether it is asked at all
 * @param builtIn whether the hub knows it from the start; a change makes it the tenant's own
 * @param configured whether its provider can be called: there is a key or needs none
 * @param prices newest first
 */
public record ModelInfo(
        String id,
        String name,
        String provider,
        String modelName,
        @Nullable String endpoint,
        boolean ownKey,
        List<String> capabilities,
        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute,
        List<String> fallbacks,
        boolean active,
        boolean builtIn,
        boolean configured,
        List<ModelPrice> prices,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        String etag)
        implements Tagged {
    public ModelInfo {
        capabilities = List.copyOf(capabilities);
        fallbacks = List.copyOf(fallbacks);
        prices = List.copyOf(prices);
    }
}
