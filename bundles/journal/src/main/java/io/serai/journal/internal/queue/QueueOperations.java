package io.serai.journal.internal.queue;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.queue.Queue;
import io.serai.api.queue.QueueDraft;
import io.serai.api.queue.Queues;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The operations on queues. */
@Path("queues")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "queues", description = "How many executions of a kind run at once")
public final class QueueOperations implements OperationResource {
    private final Queues queues;

    public QueueOperations(Queues queues) {
        this.queues = queues;
    }

    @GET
    @Requires("queue:read")
    @Operation(operationId = "queue-list", summary = "List queues by name, with how much waits and runs in each")
    public Page<Queue> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return queues.list(PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("queue:update")
    @Operation(operationId = "queue-create", summary = "Make a queue; a workflow chooses it with settings.queue")
    public Queue create(QueueDraft draft) {
        return queues.create(draft);
    }

    @GET
    @Path("{name}")
    @Requires("queue:read")
    @Operation(operationId = "queue-get", summary = "Show one queue")
    public Queue get(@PathParam("name") String name) {
        return queues.get(name);
    }

    @PUT
    @Path("{name}")
    @Requires("queue:update")
    @Operation(operationId = "queue-update", summary = "Change how much of a queue runs at once")
    public Queue update(
            @PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch, QueueDraft draft) {
        return queues.update(name, draft, ifMatch);
    }

    @DELETE
    @Path("{name}")
    @Requires("queue:update")
    @Operation(operationId = "queue-delete", summary = "Remove a queue in which nothing waits")
    public void delete(@PathParam("name") String name) {
        queues.delete(name);
    }

    @POST
    @Path("{name}/activate")
    @Requires("queue:update")
    @Operation(operationId = "queue-activate", summary = "Let the executions of a queue begin")
    public Queue activate(@PathParam("name") String name) {
        return queues.activate(name, true);
    }

    @POST
    @Path("{name}/deactivate")
    @Requires("queue:update")
    @Operation(operationId = "queue-deactivate", summary = "Let the executions of a queue wait; running ones go on")
    public Queue deactivate(@PathParam("name") String name) {
        return queues.activate(name, false);
    }
}
