package io.serai.camel.suspend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step waits for.
 *
 * @param subject the approval's name, the other execution's id, see {@link #eventSubject}; null for a timer
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
        EVENT,
        /** Money: {@link io.serai.api.budget.Spending#waitsFor}. */
        BUDGET,
        /** The time that an execution as a whole may take. */
        DEADLINE
    }

    private static final int MAX_SUBJECT = 300;

    /** The subject of a wait for an event: its type, with what it is about if that matters. */
    public static String eventSubject(String type, @Nullable String correlation) {
        String subject = correlation == null ? type : type + "#" + correlation;
        if (subject.length() <= MAX_SUBJECT) {
            return subject;
        }
        return type + "##" + UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
    }
}
