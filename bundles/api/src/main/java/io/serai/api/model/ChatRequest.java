package io.serai.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param model a model's name or id in the registry; null or {@code default} for the first of the hub's fallback chain that
 *     answers
 * @param messages the conversation so far; at least one
 * @param tools what it may ask for
 */
public record ChatRequest(
        @Nullable String model, List<ChatMessage> messages, List<ToolOffer> tools, ChatOptions options) {
    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public static ChatRequest of(@Nullable String model, String prompt) {
        return new ChatRequest(model, List.of(ChatMessage.user(prompt)), List.of(), ChatOptions.NONE);
    }

    public ChatRequest withModel(String other) {
        return new ChatRequest(other, messages, tools, options);
    }
}
