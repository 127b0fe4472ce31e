package io.serai.models.internal.vendor;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import io.serai.api.model.FinishReason;
import io.serai.api.model.TokenUsage;
import io.serai.api.model.ToolRequest;
import io.serai.spi.model.ProviderReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LangChain4j's words in ours. */
final class Answers {
    private Answers() {}

    static ProviderReply convert(ChatResponse response) {
        AiMessage message = response.aiMessage();
        List<ToolRequest> requests = new ArrayList<>();
        if (message.hasToolExecutionRequests()) {
            for (ToolExecutionRequest request : message.toolExecutionRequests()) {
                // not every provider numbers them; within an answer their place does
                String id = request.id() == null || request.id().isBlank() ? "call-" + requests.size() : request.id();
                String arguments = request.arguments();
                requests.add(new ToolRequest(
                        id, request.name(), arguments == null || arguments.isBlank() ? "{}" : arguments));
            }
        }
        String text = message.text() == null ? "" : message.text();
        FinishReason finish = requests.isEmpty() ? finish(response.finishReason()) : FinishReason.TOOLS;
        return new ProviderReply(text, requests, finish, usage(response.tokenUsage()));
    }

    private static FinishReason finish(dev.langchain4j.model.output.@Nullable FinishReason reason) {
        if (reason == null) {
            return FinishReason.OTHER;
        }
        return switch (reason) {
            case STOP -> FinishReason.STOP;
            case LENGTH -> FinishReason.LENGTH;
            case TOOL_EXECUTION -> FinishReason.TOOLS;
            case CONTENT_FILTER -> FinishReason.FILTERED;
            default -> FinishReason.OTHER;
        };
    }

    private static TokenUsage usage(dev.langchain4j.model.output.@Nullable TokenUsage usage) {
        if (usage == null) {
            return TokenUsage.NONE;
        }
        long input = number(usage.inputTokenCount());
        long cached = 0;
        if (usage instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null) {
            cached = number(openAi.inputTokensDetails().cachedTokens());
        } else if (usage instanceof AnthropicTokenUsage anthropic) {
            // Anthropic counts only what was neither read from its cache nor written to it
            cached = number(anthropic.cacheReadInputTokens());
            input += cached + number(anthropic.cacheCreationInputTokens());
        }
        return new TokenUsage(input, cached, number(usage.outputTokenCount()));
    }

    private static long number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
