package io.serai.camel.suspend;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step waits for.
 *
 * @param subject the approval's name, the other execution's id; null for a timer
 * @param dueAt when the wait is over by itself; null for never
 * @param attributes what else must be known while it lasts: a role, what a timeout means
 */
public record Wait(
        Kind kind, @Nullable String subject, @Nullable Instant dueAt, Map<String, Object> attributes) {
    /** The kinds of waits. */
    public enum Kind {
        TIMER,
        APPROVAL,
        EXECUTION,
        /** The time that an execution as a whole may take. */
        DEADLINE
    }
}
