package io.serai.http.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.operation.Tagged;
import io.serai.api.security.CallContext;
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
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A resource as a domain bundle would write it. */
@Path("orders")
@Tag(name = "Orders")
public class Orders implements OperationResource {
    public final AtomicInteger created = new AtomicInteger();

    public enum State {
        OPEN,
        SENT
    }

    public record Order(String id, String name, int amount, Instant at, State state, String etag) implements Tagged {}

    public record Draft(
            String name,
            @Nullable Integer amount,
            @Nullable State state,
            @Nullable Address address,
            @Nullable Object extra) {}

    public record Address(String street, @Nullable String city) {}

    @GET
    @Requires("order:read")
    @Operation(operationId = "order-list", summary = "Lists orders")
    public Page<Order> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("from") @Nullable Instant from) {
        PageRequest page = PageRequest.of(limit, cursor, null, null);
        return new Page<>(List.of(order("1", "a" + page.limit())), null);
    }

    @GET
    @Path("{id}")
    @Requires("order:read")
    @Operation(operationId = "order-get", summary = "Shows an order")
    public Order get(@PathParam("id") String id) {
        return switch (id) {
            case "missing" -> throw new NotFoundException("order.not-found", "There is no order missing.");
            case "taken" -> throw new ConflictException("order.taken", "Taken.");
            case "away" -> throw new UnavailableException("store.unavailable", "The database is away.", 5);
            case "bad" ->
                throw new InvalidInputException("order.bad", "Bad.", List.of(new Violation("name", "is too long")));
            case "broken" -> throw new IllegalStateException("secret internals");
            default -> order(id, CallContext.currentCaller().name());
        };
    }

    @POST
    @Requires("order:create")
    @Status(201)
    @Operation(operationId = "order-create", summary = "Creates an order")
    public Order create(Draft draft) {
        return order("new" + created.incrementAndGet(), draft.name());
    }

    @PUT
    @Path("{id}")
    @Requires("order:update")
    @Operation(operationId = "order-update", summary = "Changes an order")
    public Order update(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Draft draft) {
        return order(id, draft.name() + "/" + ifMatch);
    }

    @DELETE
    @Path("{id}")
    @Requires("order:delete")
    @Operation(operationId = "order-delete", summary = "Deletes an order")
    public void delete(@PathParam("id") String id) {}

    @POST
    @Path("{id}/send")
    @Status(202)
    @Requires("order:update")
    @Operation(operationId = "order-send", summary = "Sends an order")
    public CompletionStage<Order> send(@PathParam("id") String id) {
        return CompletableFuture.completedFuture(order(id, "sent"));
    }

    @GET
    @Path("public")
    @Requires(Requires.NOTHING)
    @Operation(operationId = "order-public", summary = "Says hello to anybody")
    public Map<String, Object> hello() {
        return Map.of("hello", CallContext.currentCaller().kind());
    }

    @GET
    @Path("mine")
    @Requires(Requires.LOGIN)
    @Operation(operationId = "order-mine", summary = "Says who calls")
    public Map<String, Object> mine() {
        return Map.of("name", CallContext.currentCaller().name());
    }

    @POST
    @Path("import")
    @Consumes({"application/json", "text/plain"})
    @Requires("order:create")
    @Operation(operationId = "order-import", summary = "Takes a file of orders")
    public Map<String, Object> take(byte[] file) {
        return Map.of("text", new String(file, StandardCharsets.UTF_8));
    }

    private static Order order(String id, String name) {
        return new Order(id, name, 7, Instant.parse("2026-01-02T03:04:05.678Z"), State.OPEN, "v1");
    }
}
