package io.serai.api.budget;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one call has cost.
 *
 * @param key the same as its reservation's: the execution's id and the step's path, or any other unique text; a second charge
 *     with the same key counts for nothing
 * @param operation {@code chat}, {@code embed} and so on
 * @param inputTokens all tokens that went in, those from a cache too
 * @param cachedTokens those of them that came from the provider's cache
 * @param cost in US dollars
 * @param latencyMillis from the request to the end of the answer
 */
public record Charge(
        String key,
        Spender spender,
        String provider,
        String model,
        String operation,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        BigDecimal cost,
        long latencyMillis,
        Instant at) {}
