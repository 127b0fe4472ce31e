package io.serai.camel.internal.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.model.ChatMessage;
import io.serai.api.model.ContentPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A message body as a conversation, and an answer as a body. */
final class LlmMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DATA = Pattern.compile("data:(image/[a-z+.-]+);base64,(.+)", Pattern.DOTALL);

    private LlmMessages() {}

    /**
     * Text is a prompt; a list, or {@code messages} of a map, is a conversation of {role, content}; any other map is a
     * prompt as JSON.
     */
    static List<ChatMessage> of(Exchange exchange, @Nullable String system) {
        List<ChatMessage> messages = new ArrayList<>();
        if (system != null) {
            messages.add(ChatMessage.system(system));
        }
        Object body = exchange.getMessage().getBody();
        Object conversation =
                body instanceof Map<?, ?> map && map.get("messages") instanceof List<?> inner ? inner : body;
        if (conversation instanceof List<?> list) {
            list.forEach(one -> messages.add(message(one)));
        } else {
            messages.add(ChatMessage.user(prompt(exchange, body)));
        }
        if (messages.stream().noneMatch(message -> message.role() == ChatMessage.Role.USER)) {
            throw invalid("is empty; give it a prompt, or a list of messages with role and content");
        }
        return messages;
    }

    private static String prompt(Exchange exchange, @Nullable Object body) {
        if (body instanceof Map<?, ?>) {
            try {
                return JSON.writeValueAsString(body);
            } catch (JsonProcessingException e) {
                throw invalid("cannot be written as JSON: " + e.getOriginalMessage());
            }
        }
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw invalid("is empty; give it a prompt, or a list of messages with role and content");
        }
        return text;
    }

    private static ChatMessage message(@Nullable Object one) {
        if (!(one instanceof Map<?, ?> message)) {
            throw invalid("must be a list of messages with role and content");
        }
        String role = String.valueOf(message.get("role"));
        return switch (role) {
            case "system" -> ChatMessage.system(text(message.get("content")));
            case "assistant" -> ChatMessage.assistant(text(message.get("content")));
            case "user" -> ChatMessage.user(parts(message.get("content")));
            default -> throw invalid("has a message of the role " + role + "; roles are system, user and assistant");
        };
    }

    private static String text(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        throw invalid("has a message whose content is no text");
    }

    private static List<ContentPart> parts(@Nullable Object content) {
        if (!(content instanceof List<?> list)) {
            return List.of(new ContentPart.Text(text(content)));
        }
        return list.stream().map(LlmMessages::part).toList();
    }

    /** {type: text, text}, or {type: image_url, image_url: {url}} with an address or a data: one. */
    private static ContentPart part(@Nullable Object one) {
        if (one instanceof Map<?, ?> part) {
            if (part.get("text") instanceof String text) {
                return new ContentPart.Text(text);
            }
            Object image = part.get("image_url") instanceof Map<?, ?> inner ? inner.get("url") : part.get("image_url");
            if (image instanceof String url) {
                Matcher data = DATA.matcher(url);
                return data.matches()
                        ? new ContentPart.Image(data.group(1), data.group(2))
                        : new ContentPart.ImageLink(url);
            }
        }
        throw invalid("has a part that is neither {type: text, text} nor {type: image_url, image_url: {url}}");
    }

    /** The answer as a tree. */
    static Object tree(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw invalid("of the answer is no JSON: " + e.getOriginalMessage());
        }
    }

    private static InvalidInputException invalid(String why) {
        return new InvalidInputException("llm.invalid-body", "The body " + why + ".");
    }
}
