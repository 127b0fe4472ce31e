package io.serai.journal.internal.schedule;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.ScheduleFilter;
import io.serai.api.schedule.ScheduleRun;
import io.serai.api.schedule.Schedules;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations on schedules. */
@Path("schedules")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "schedules", description = "What runs by the clock, or after something else")
public final class ScheduleOperations implements OperationResource {
    private static final int SHOWN = 5;

    private final Schedules schedules;

    public ScheduleOperations(Schedules schedules) {
        this.schedules = schedules;
    }

    @GET
    @Requires("schedule:read")
    @Operation(operationId = "schedule-list", summary = "List schedules by name")
    public Page<Schedule> list(
            @QueryParam("workflow") @Nullable String workflow,
            @QueryParam("enabled") @Nullable Boolean enabled,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return schedules.list(new ScheduleFilter(workflow, enabled), PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("schedule:create")
    @Operation(
            operationId = "schedule-create",
            summary = "Run a workflow by the clock, or after other schedules",
            description = "Exactly one of cron, everyMillis and after says when.")
    public Schedule create(ScheduleDraft draft) {
        return schedules.create(draft);
    }

    /**
     * Times to look at.
     *
     * @param count 1 to 100; null for 5
     */
    public record PreviewRequest(
            @Nullable String cron,
            @Nullable Long everyMillis,
            @Nullable String timeZone,
            @Nullable Integer count) {}

    /** When it would run. */
    public record PreviewReply(List<Instant> items) {}

    @POST
    @Path("preview")
    @Requires("schedule:read")
    @Operation(operationId = "schedule-preview", summary = "Show the next times of a cron expression or interval")
    public PreviewReply preview(PreviewRequest body) {
        ScheduleDraft draft = new ScheduleDraft(
                "preview", null, body.cron(), body.everyMillis(), body.timeZone(), null, null, null, null);
        return new PreviewReply(schedules.preview(draft, Objects.requireNonNullElse(body.count(), SHOWN)));
    }

    @GET
    @Path("{id}")
    @Requires("schedule:read")
    @Operation(operationId = "schedule-get", summary = "Show one schedule and when it is due next")
    public Schedule get(@PathParam("id") String id) {
        return schedules.get(id);
    }

    @PUT
    @Path("{id}")
    @Requires("schedule:update")
    @Operation(operationId = "schedule-update", summary = "Replace a schedule")
    public Schedule update(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, ScheduleDraft draft) {
        return schedules.update(id, draft, ifMatch);
    }

    @DELETE
    @Path("{id}")
    @Requires("schedule:delete")
    @Operation(operationId = "schedule-delete", summary = "Remove a schedule with its history; executions stay")
    public void delete(@PathParam("id") String id) {
        schedules.delete(id);
    }

    @POST
    @Path("{id}/pause")
    @Requires("schedule:update")
    @Operation(operationId = "schedule-pause", summary = "Let a schedule no longer run by itself")
    public Schedule pause(@PathParam("id") String id) {
        return schedules.pause(id);
    }

    @POST
    @Path("{id}/resume")
    @Requires("schedule:update")
    @Operation(operationId = "schedule-resume", summary = "Let a paused schedule run again from now on")
    public Schedule resume(@PathParam("id") String id) {
        return schedules.resume(id);
    }

    @POST
    @Path("{id}/fire")
    @Requires("schedule:run")
    @Operation(operationId = "schedule-fire", summary = "Run a schedule now, whatever its times")
    public ScheduleRun fire(@PathParam("id") String id) {
        return schedules.fire(id);
    }

    @GET
    @Path("{id}/history")
    @Requires("schedule:read")
    @Operation(operationId = "schedule-history", summary = "List what came of a schedule, the latest first")
    public Page<ScheduleRun> history(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return schedules.history(id, PageRequest.of(limit, cursor, null, null));
    }
}
