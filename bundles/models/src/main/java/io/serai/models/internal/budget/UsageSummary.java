package io.serai.models.internal.budget;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calls have cost together.
 *
 * @param by what they are grouped by
 * @param items the dearest first; days in their order
 */
public record UsageSummary(String by, List<Group> items, Group total) {
    /**
     * The calls that have something in common.
     *
     * @param value the model, the day …; null for those without one, and for the total
     * @param cost in US dollars
     */
    public record Group(
            @Nullable String value,
            long calls,
            long inputTokens,
            long cachedTokens,
            long outputTokens,
            BigDecimal cost,
            long averageLatencyMillis) {}
}
