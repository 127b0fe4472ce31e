package io.serai.journal.internal.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution that an event or a failure is to begin.
 *
 * @param id of the event and its target together, so that the same event is kept once
 * @param workflow to begin: its id, or for a recovery its name
 * @param route to enter; null for the one that manual runs enter
 * @param source the execution that it comes from; null for none
 * @param content JSON
 */
public record OutboxRow(
        String id,
        String tenant,
        String event,
        Kind kind,
        String type,
        String workflow,
        @Nullable String route,
        @Nullable String source,
        String content,
        Instant createdAt) {
    /** Why it is to begin. */
    public enum Kind {
        EVENT,
        RECOVERY
    }

    static OutboxRow of(Happening event, Subscriptions.Target target, String content) {
        String both = event.id() + "/" + target.workflow() + "/" + target.route();
        return new OutboxRow(
                UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString(),
                event.tenant(),
                event.id(),
                Kind.EVENT,
                event.type(),
                target.workflow(),
                target.route(),
                event.source(),
                content,
                event.at());
    }
}
