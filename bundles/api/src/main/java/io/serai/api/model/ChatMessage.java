package io.serai.api.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param parts in order; pictures only from a user
 * @param toolRequests what an assistant asked for; empty for the others
 * @param toolRequest whose result a {@link Role#TOOL} message is, by its id; null for the others
 * @param toolName the tool's name, of such a message
 */
public record ChatMessage(
        Role role,
        List<ContentPart> parts,
        List<ToolRequest> toolRequests,
        @Nullable String toolRequest,
        @Nullable String toolName) {
    /** Who says it. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    public ChatMessage {
        parts = List.copyOf(parts);
        toolRequests = List.copyOf(toolRequests);
    }

    public static ChatMessage system(String text) {
        return of(Role.SYSTEM, text);
    }

    public static ChatMessage user(String text) {
        return of(Role.USER, text);
    }

    public static ChatMessage user(List<ContentPart> parts) {
        return new ChatMessage(Role.USER, parts, List.of(), null, null);
    }

    public static ChatMessage assistant(String text) {
        return of(Role.ASSISTANT, text);
    }

    /** What the assistant said and asked for, to go on after the tools' results. */
    public static ChatMessage assistant(String text, List<ToolRequest> toolRequests) {
        List<ContentPart> said = text.isEmpty() ? List.of() : List.of(new ContentPart.Text(text));
        return new ChatMessage(Role.ASSISTANT, said, toolRequests, null, null);
    }

    /** What a tool answered. */
    public static ChatMessage tool(ToolRequest request, String result) {
        return new ChatMessage(
                Role.TOOL, List.of(new ContentPart.Text(result)), List.of(), request.id(), request.name());
    }

    private static ChatMessage of(Role role, String text) {
        return new ChatMessage(role, List.of(new ContentPart.Text(text)), List.of(), null, null);
    }

    /** All its text, pictures left out. */
    public String text() {
        return parts.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining("\n"));
    }
}
