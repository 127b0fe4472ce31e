package io.serai.journal.internal.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.Schedules;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schedules under the name they had with jobs. */
@Path("schedule")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "jobs", description = "Executions under the names of jobs")
public final class JobScheduleOperations implements OperationResource {
    private final Schedules schedules;
    private final JobWorkflows jobs;

    public JobScheduleOperations(Schedules schedules, JobWorkflows jobs) {
        this.schedules = schedules;
        this.jobs = jobs;
    }

    /**
     * A job to do again and again; exactly one of cron and every_millis says when.
     *
     * @param intent as in a job
     * @param tasks as in a job
     */
    public record ScheduleRequest(
            String intent,
            @Nullable List<Map<String, Object>> tasks,
            @Nullable Object input,
            @Nullable String cron,
            @JsonProperty("every_millis") @Nullable Long everyMillis,
            @JsonProperty("time_zone") @Nullable String timeZone) {}

    @POST
    @Status(201)
    @Requires("schedule:create")
    @Operation(operationId = "job-schedule", summary = "Run a job by the clock; see schedules for all that is possible")
    public Schedule create(ScheduleRequest body) {
        String workflow = jobs.of(body.intent(), body.tasks());
        return schedules.create(new ScheduleDraft(
                body.intent(),
                workflow,
                body.cron(),
                body.everyMillis(),
                body.timeZone(),
                body.input(),
                null,
                null,
                null));
    }
}
