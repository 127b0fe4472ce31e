package io.serai.models.internal.budget;

import io.serai.api.operation.Tagged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent.
 *
 * @param scope {@code hub, tenant, person, agent, workflow} or {@code execution}
 * @param subject which person (name), agent (name), workflow (id) or execution (id); null for the tenant and the hub
 * @param period {@code run, daily, weekly, monthly, yearly} or {@code total}
 * @param amount in US dollars, for each period
 * @param onExhaustion {@code wait} or {@code fail}
 * @param thresholds per cent at which {@code budget.threshold} is published, once in each period
 * @param spent in the present period; null for a budget of single runs
 * @param reserved what calls under way may cost at most
 * @param remaining what is neither spent nor reserved, never less than 0
 * @param nextPeriod when the next period begins; null if none does by itself
 */
public record Budget(
        String id,
        String name,
        String scope,
        @Nullable String subject,
        String period,
        BigDecimal amount,
        String onExhaustion,
        List<Integer> thresholds,
        boolean active,
        @Nullable BigDecimal spent,
        @Nullable BigDecimal reserved,
        @Nullable BigDecimal remaining,
        @Nullable Instant nextPeriod,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        String etag)
        implements Tagged {}
