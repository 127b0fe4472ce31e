package io.serai.spi.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that a provider is known to have. Prices are US dollars per million tokens, null for unknown.
 *
 * @param name what the provider calls it
 */
public record KnownModel(
        String name,
        List<String> capabilities,
        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable BigDecimal inputPrice,
        @Nullable BigDecimal cachedPrice,
        @Nullable BigDecimal outputPrice) {
    public KnownModel {
        capabilities = List.copyOf(capabilities);
    }
}
