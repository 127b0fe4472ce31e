package io.serai.journal.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.journal.internal.History;
import io.serai.journal.internal.History.Event;
import io.serai.journal.internal.Logs;
import io.serai.journal.internal.Logs.Line;
import io.serai.journal.internal.TimeMachine;
import io.serai.journal.internal.TimeMachine.State;
import io.serai.journal.internal.export.ExecutionReports;
import io.serai.journal.internal.export.Format;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The operations that look back at executions. */
@Path("executions")
@Tag(name = "executions", description = "Runs of workflows and their steps")
public final class HistoryOperations implements OperationResource {
    private final History history;
    private final Logs logs;
    private final TimeMachine times;
    private final ExecutionReports reports;

    public HistoryOperations(History history, Logs logs, TimeMachine times, ExecutionReports reports) {
        this.history = history;
        this.logs = logs;
        this.times = times;
        this.reports = reports;
    }

    @GET
    @Path("{id}/events")
    @Produces("application/json")
    @Requires("execution:read")
    @Operation(
            operationId = "execution-events",
            summary = "List what happened to an execution, in the order in which it was written")
    public Page<Event> events(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "A part of a type or a path") @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return history.events(id, PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{id}/logs")
    @Produces("application/json")
    @Requires("execution:read")
    @Operation(operationId = "execution-logs", summary = "List what the steps of an execution logged, and its failures")
    public Page<Line> logs(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "A part of a message or a path") @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return logs.lines(id, PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{id}/state")
    @Produces("application/json")
    @Requires("execution:read")
    @Operation(
            operationId = "execution-state",
            summary = "Show body, headers and variables of an execution as they were after a step")
    public State state(
            @PathParam("id") String id,
            @Parameter(description = "The step's path; as far as the execution came if not given")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        return times.state(id, at == null || at.isBlank() ? null : at);
    }

    @GET
    @Path("{id}/export")
    @Produces({"application/json", "text/csv", "text/markdown", "application/pdf"})
    @Requires("execution:read")
    @Operation(operationId = "execution-export", summary = "Export an execution as json, csv (its steps), md or pdf")
    public Response export(
            @PathParam("id") String id,
            @Parameter(description = "json, csv, md or pdf; json if not given") @QueryParam("format") @Nullable
                    String format) {
        Format wanted = Format.of(format);
        return Response.ok(wanted.write(reports.of(id)), wanted.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"execution-" + id + '.' + wanted.extension() + '"')
                .build();
    }
}
