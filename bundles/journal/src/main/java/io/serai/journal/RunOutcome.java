package io.serai.journal;

import io.serai.api.execution.ExecutionStatus;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended; by then it is durable.
 *
 * @param exchange what came out, or null where the execution had begun earlier under the same idempotency key
 * @param failure why it failed, or null
 */
public record RunOutcome(
        String executionId,
        ExecutionStatus status,
        @Nullable Exchange exchange,
        @Nullable Throwable failure) {}
