package io.serai.camel.internal.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code llm:} endpoint says.
 *
 * @param model a model's name, or {@code default}
 * @param schema JSON Schema that the answer must fit, as text
 * @param waits whether an execution waits for a rate limit, or fails
 */
record LlmOptions(
        String model,
        @Nullable String system,
        @Nullable Double temperature,
        @Nullable Integer maxTokens,
        @Nullable String schema,
        @Nullable Duration timeout,
        boolean waits) {}
