package io.serai.journal.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.journal.internal.Bookmarks;
import io.serai.journal.internal.Bookmarks.Bookmark;
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
import org.jspecify.annotations.Nullable;

/** The operations on bookmarks in executions. */
@Path("executions")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "executions", description = "Runs of workflows and their steps")
public final class BookmarkOperations implements OperationResource {
    private final Bookmarks bookmarks;

    public BookmarkOperations(Bookmarks bookmarks) {
        this.bookmarks = bookmarks;
    }

    @GET
    @Path("{id}/bookmarks")
    @Requires("execution:read")
    @Operation(
            operationId = "execution-bookmarks",
            summary = "List the bookmarks of an execution, with its changes of status as milestones")
    public Page<Bookmark> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return bookmarks.list(id, PageRequest.of(limit, cursor, q, sort));
    }

    /**
     * A place to find again.
     *
     * @param at the step's path
     */
    public record NewBookmark(String at, String label) {}

    @POST
    @Path("{id}/bookmarks")
    @Status(201)
    @Requires("execution:run")
    @Operation(operationId = "execution-bookmark", summary = "Mark a step of an execution")
    public Bookmark add(@PathParam("id") String id, NewBookmark bookmark) {
        if (bookmark == null || bookmark.at() == null || bookmark.label() == null) {
            throw new InvalidInputException(
                    "bookmark.incomplete", "Say what to mark and how to call it: {\"at\": path, \"label\": text}.");
        }
        return bookmarks.add(id, bookmark.at(), bookmark.label());
    }

    @DELETE
    @Path("{id}/bookmarks/{bookmark}")
    @Requires("execution:run")
    @Operation(operationId = "execution-bookmark-delete", summary = "Remove a bookmark")
    public void remove(@PathParam("id") String id, @PathParam("bookmark") String bookmark) {
        bookmarks.remove(id, bookmark);
    }
}
