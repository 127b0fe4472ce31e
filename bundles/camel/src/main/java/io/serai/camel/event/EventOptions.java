package io.serai.camel.event;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events an {@code event:} trigger begins with; what is null does not matter.
 *
 * @param type dotted, such as {@code execution.failed}; with {@code *} at its end all that begin so
 * @param workflow id or name of the workflow that the event is about
 * @param room where it was published
 */
public record EventOptions(
        String type,
        @Nullable String room,
        @Nullable String workflow,
        @Nullable String correlation) {
    /** The first parts of the types that only the hub itself publishes. */
    private static final Set<String> OWN =
            Set.of("execution", "approval", "workflow", "plugin", "schedule", "queue", "budget", "hub", "dead-letter");

    /** The room of an event for which none is named. */
    public static final String DEFAULT_ROOM = "events";

    /** Whether a type, or what a wildcard stands for, is the hub's own. */
    public static boolean isOwn(String type) {
        int end = 0;
        while (end < type.length() && type.charAt(end) != '.' && type.charAt(end) != '*') {
            end++;
        }
        return OWN.contains(type.substring(0, end));
    }

    public boolean wantsType(String other) {
        return type.endsWith("*") ? other.startsWith(type.substring(0, type.length() - 1)) : other.equals(type);
    }

    /**
     * Whether the trigger begins with an event.
     *
     * @param inRoom null where it does not matter
     * @param about what the event says, with {@code workflow} and {@code workflowName} for the hub's own
     */
    public boolean wants(String ofType, @Nullable String inRoom, @Nullable String correlated, Map<String, ?> about) {
        return wantsType(ofType)
                && (room == null || inRoom == null || room.equals(inRoom))
                && (correlation == null || correlation.equals(correlated))
                && (workflow == null
                        || workflow.equals(about.get("workflow"))
                        || workflow.equals(about.get("workflowName")));
    }
}
