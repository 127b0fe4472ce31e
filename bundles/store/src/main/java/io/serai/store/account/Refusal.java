package io.serai.store.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A budget that has not enough left.
 *
 * @param waits whether it wants its executions to wait
 * @param period the one that is spent
 * @param nextPeriod when there is money again by itself; null for never
 */
public record Refusal(
        String budget,
        String name,
        BigDecimal amount,
        boolean waits,
        String period,
        @Nullable Instant nextPeriod) {}
