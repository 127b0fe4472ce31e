package io.serai.models.internal.budget;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one call has cost.
 *
 * @param path the step's; null for a call outside an execution
 * @param inputTokens all that went in, cached ones too
 * @param cost in US dollars
 */
public record Usage(
        String key,
        @Nullable String execution,
        @Nullable String path,
        @Nullable String workflow,
        @Nullable String agent,
        @Nullable String person,
        String provider,
        String model,
        String operation,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        BigDecimal cost,
        long latencyMillis,
        Instant at) {}
