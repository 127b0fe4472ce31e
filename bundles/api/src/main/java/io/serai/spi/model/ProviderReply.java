package io.serai.spi.model;

import io.serai.api.model.FinishReason;
import io.serai.api.model.TokenUsage;
import io.serai.api.model.ToolRequest;
import java.util.List;

/** What a provider answered. */
public record ProviderReply(String text, List<ToolRequest> toolRequests, FinishReason finish, TokenUsage usage) {
    public ProviderReply {
        toolRequests = List.copyOf(toolRequests);
    }
}
