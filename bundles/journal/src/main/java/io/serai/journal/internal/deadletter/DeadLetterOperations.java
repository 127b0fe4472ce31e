package io.serai.journal.internal.deadletter;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.DeadLetters;
import io.serai.api.execution.Execution;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on executions that failed for good. */
@Path("dead-letters")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "dead-letters", description = "Executions that failed for good")
public final class DeadLetterOperations implements OperationResource {
    private final DeadLetters letters;

    public DeadLetterOperations(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Requires("execution:read")
    @Operation(
            operationId = "dead-letter-list",
            summary = "List executions that failed for good, newest first, with step and reason")
    public Page<Execution> list(
            @QueryParam("workflow") @Nullable String workflow,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return letters.list(workflow, PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Path("{id}/requeue")
    @Requires("execution:run")
    @Operation(
            operationId = "dead-letter-requeue",
            summary = "Let a failed execution go on from the failed step, when its queue has a place for it")
    public Execution requeue(@PathParam("id") String id) {
        return letters.requeue(id);
    }

    /**
     * Which ones; at most one of the two, and neither for all.
     *
     * @param ids of executions
     * @param workflow the id of theirs
     */
    public record Choice(
            @Nullable List<String> ids, @Nullable String workflow) {}

    /** How many were queued again. */
    public record Requeued(int requeued) {}

    @POST
    @Path("requeue")
    @Requires("execution:run")
    @Operation(
            operationId = "dead-letter-requeue-many",
            summary =
                    "Let failed executions go on: those named, those of a workflow, or all; at most 1,000 in one call")
    public Requeued requeueMany(@Nullable Choice choice) {
        List<String> ids = choice == null ? null : choice.ids();
        String workflow = choice == null ? null : choice.workflow();
        if (ids == null) {
            return new Requeued(letters.requeueAll(workflow));
        }
        if (workflow != null) {
            throw new InvalidInputException("dead-letter.choice", "Give ids or a workflow, not both.");
        }
        if (ids.size() > DeadLetters.AT_ONCE) {
            throw new InvalidInputException(
                    "dead-letter.choice", "Give at most " + DeadLetters.AT_ONCE + " ids in one call.");
        }
        return new Requeued(letters.requeue(ids));
    }

    @DELETE
    @Path("{id}")
    @Requires("execution:run")
    @Operation(
            operationId = "dead-letter-discard",
            summary = "Take a failed execution off the list of dead letters; it can still be read")
    public void discard(@PathParam("id") String id) {
        letters.discard(id);
    }
}
