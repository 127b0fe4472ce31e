package io.serai.journal.internal.wait;

import io.serai.camel.suspend.Suspender;
import io.serai.camel.suspend.Wait;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Content;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A wait that begins.
 *
 * @param attributes as JSON
 * @param body packed, what the step had before it: for a person who has to decide; or null
 */
public record WaitRow(
        String id,
        String tenant,
        String execution,
        String path,
        Wait.Kind kind,
        @Nullable String subject,
        @Nullable Instant dueAt,
        String attributes,
        byte @Nullable [] body,
        Instant createdAt) {
    /** The row of the time that an execution may take. */
    public static WaitRow deadline(Suspender execution, Instant due) {
        return new WaitRow(
                Ids.next(),
                execution.tenant(),
                execution.executionId(),
                Marks.DEADLINE,
                Wait.Kind.DEADLINE,
                null,
                due,
                "{}",
                null,
                Instant.now());
    }

    /** The row of a wait that a step begins now. */
    public static WaitRow begin(Suspender execution, Exchange exchange, String path, Wait wait) {
        byte[] body = wait.kind() == Wait.Kind.APPROVAL
                ? StepCodec.pack(new Content(
                                List.of(),
                                List.of(),
                                List.of(),
                                Payloads.of(exchange.getMessage().getBody())))
                        .entries()
                : null;
        return new WaitRow(
                Ids.next(),
                execution.tenant(),
                execution.executionId(),
                path,
                wait.kind(),
                wait.subject(),
                wait.dueAt(),
                Payloads.text(wait.attributes()),
                body,
                Instant.now());
    }
}
