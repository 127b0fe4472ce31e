package io.serai.api.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Asks for one run.
 *
 * @param input the body: text, number, list or map; null for none
 * @param priority 1 to 4, or null for the workflow's own
 * @param idempotencyKey the same key gives the same execution, or null
 * @param waitMillis how long to wait for the end, up to 300,000; null or 0 for not at all
 */
public record RunRequest(
        @Nullable Object input,
        @Nullable Integer priority,
        @Nullable String idempotencyKey,
        @Nullable Long waitMillis) {}
