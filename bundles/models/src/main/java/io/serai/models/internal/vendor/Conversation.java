package io.serai.models.internal.vendor;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.serai.api.model.ChatMessage;
import io.serai.api.model.ChatOptions;
import io.serai.api.model.ContentPart;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ToolOffer;
import io.serai.api.model.ToolRequest;
import java.util.ArrayList;
import java.util.List;

/** Our words in LangChain4j's. */
final class Conversation {
    private Conversation() {}

    /** @param schemas whether the provider holds itself to a JSON Schema */
    static ChatRequest convert(io.serai.api.model.ChatRequest request, boolean schemas) {
        ChatOptions options = request.options();
        List<dev.langchain4j.data.message.ChatMessage> messages = new ArrayList<>();
        for (ChatMessage message : request.messages()) {
            messages.add(message(message));
        }
        String schema = options.schema();
        ChatRequest.Builder builder = ChatRequest.builder();
        if (schema != null && schemas) {
            builder.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder()
                            .name("answer")
                            .rootElement(Schemas.object(schema))
                            .build())
                    .build());
        } else if (schema != null) {
            Schemas.object(schema); // a broken one is refused by every provider alike
            messages.add(
                    0,
                    SystemMessage.from(
                            "Answer with one JSON object that fits this JSON Schema, and with nothing else:\n"
                                    + schema));
        }
        if (!request.tools().isEmpty()) {
            builder.toolSpecifications(
                    request.tools().stream().map(Conversation::tool).toList());
        }
        if (options.temperature() != null) {
            builder.temperature(options.temperature());
        }
        if (options.maxTokens() != null) {
            builder.maxOutputTokens(options.maxTokens());
        }
        if (!options.stop().isEmpty()) {
            builder.stopSequences(options.stop());
        }
        return builder.messages(messages).build();
    }

    private static ToolSpecification tool(ToolOffer tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(Schemas.object(tool.inputSchema()))
                .build();
    }

    private static dev.langchain4j.data.message.ChatMessage message(ChatMessage message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER ->
                UserMessage.from(
                        message.parts().stream().map(Conversation::content).toList());
            case ASSISTANT -> assistant(message);
            case TOOL ->
                ToolExecutionResultMessage.from(
                        message.toolRequest() == null ? "" : message.toolRequest(),
                        message.toolName() == null ? "" : message.toolName(),
                        message.text());
        };
    }

    private static AiMessage assistant(ChatMessage message) {
        List<ToolExecutionRequest> requests =
                message.toolRequests().stream().map(Conversation::request).toList();
        if (requests.isEmpty()) {
            return AiMessage.from(message.text());
        }
        return message.text().isEmpty() ? AiMessage.from(requests) : AiMessage.from(message.text(), requests);
    }

    private static ToolExecutionRequest request(ToolRequest request) {
        return ToolExecutionRequest.builder()
                .id(request.id())
                .name(request.name())
                .arguments(request.arguments())
                .build();
    }

    private static Content content(ContentPart part) {
        if (part instanceof ContentPart.Text text) {
            return TextContent.from(text.text());
        }
        if (part instanceof ContentPart.Image image) {
            return ImageContent.from(image.base64(), image.mediaType());
        }
        if (part instanceof ContentPart.ImageLink link) {
            return ImageContent.from(link.url());
        }
        throw new ModelRefusedException(ModelFailure.INVALID, "Models take text and pictures only.", null);
    }
}
