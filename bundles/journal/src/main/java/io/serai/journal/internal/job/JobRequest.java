package io.serai.journal.internal.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job to do.
 *
 * @param intent what it is for; without tasks: the id or name of the workflow to run
 * @param tasks what to do, each with id, action and depends_on; null or empty to run a workflow
 * @param maxRetries how often it is tried again by itself, from the step that failed; null for never
 * @param priority 1 to 4, or null for the workflow's own
 */
public record JobRequest(
        String intent,
        @Nullable List<Map<String, Object>> tasks,
        @Nullable Object input,
        @Nullable Integer priority,
        @JsonProperty("idempotency_key") @Nullable String idempotencyKey,
        @JsonProperty("max_retries") @Nullable Integer maxRetries) {}
