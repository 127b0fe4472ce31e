package io.serai.api.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model is to answer; null means as the provider does without being told.
 *
 * @param temperature 0 (always the likeliest word) to 2
 * @param maxTokens how long the answer may be
 * @param schema JSON Schema of an object that the answer must be, as text; null for free text
 * @param stop texts at which the answer ends
 * @param timeout how long one model may take for the whole answer or, while it streams, may say nothing
 */
public record ChatOptions(
        @Nullable Double temperature,
        @Nullable Integer maxTokens,
        @Nullable String schema,
        List<String> stop,
        @Nullable Duration timeout) {
    public static final ChatOptions NONE = new ChatOptions(null, null, null, List.of(), null);

    public ChatOptions {
        stop = List.copyOf(stop);
    }
}
