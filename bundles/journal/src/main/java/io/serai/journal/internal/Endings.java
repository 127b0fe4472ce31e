package io.serai.journal.internal;

import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.camel.suspend.Suspender;
import io.serai.journal.EventTriggers;
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.wait.WaitRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who else must know when an execution leaves memory. */
interface Endings {
    /** It is durable that the execution has ended. */
    default void ended(Run run, ExecutionStatus status, @Nullable Payload output, @Nullable ExecutionError error) {}

    /** A step of it begins another workflow with a body. */
    default void child(
            Run run,
            String path,
            String workflow,
            boolean waits,
            @Nullable Object body,
            CompletableFuture<String> begun) {
        begun.completeExceptionally(new IllegalStateException("No workflows are here."));
    }

    /** An execution has taken all the time that it may. */
    default void late(String execution) {}

    /** What the end of an execution begins, to be written in the same commit. */
    default List<OutboxRow> atEnd(Run run, ExecutionStatus status, @Nullable ExecutionError error) {
        return List.of();
    }

    /** A workflow says which events begin it. */
    default void listens(String tenant, String workflow, EventTriggers triggers) {}

    /** A step of it publishes an event. */
    default void publish(
            Run run, String path, Suspender.Publication event, CompletableFuture<@Nullable Void> published) {
        published.complete(null);
    }

    /** It is durable that an execution was cancelled that was not in memory. */
    default void cancelled(String execution, ExecutionError reason) {}

    /** It is durable that a step of it waits. */
    default void waits(Run run, WaitRow wait) {}

    /** It is durable that it waits as a whole; {@code wakeUp} if what it waits for has come meanwhile. */
    default void suspended(Run run, boolean wakeUp) {}
}
