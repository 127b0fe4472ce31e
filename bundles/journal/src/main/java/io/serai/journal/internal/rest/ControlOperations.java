package io.serai.journal.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.journal.internal.TimeMachine;
import io.serai.journal.internal.TimeMachine.Replay;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations that steer executions. */
@Path("executions")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "executions", description = "Runs of workflows and their steps")
public final class ControlOperations implements OperationResource {
    private final ExecutionControl control;
    private final TimeMachine times;

    public ControlOperations(ExecutionControl control, TimeMachine times) {
        this.times = times;
        this.control = control;
    }

    @POST
    @Path("{id}/cancel")
    @Requires("execution:run")
    @Operation(operationId = "execution-cancel", summary = "Cancel an execution: no later step starts")
    public Execution cancel(@PathParam("id") String id) {
        return control.cancel(id);
    }

    @POST
    @Path("{id}/pause")
    @Requires("execution:run")
    @Operation(operationId = "execution-pause", summary = "Let an execution stop before its next step")
    public Execution pause(@PathParam("id") String id) {
        return control.pause(id);
    }

    /**
     * How far an execution of a draft goes on.
     *
     * @param step true for one node
     * @param breakpoints ids of nodes to pause before; null for those it had
     */
    public record Resume(@Nullable Boolean step, @Nullable List<String> breakpoints) {}

    @POST
    @Path("{id}/resume")
    @Requires("execution:run")
    @Operation(
            operationId = "execution-resume",
            summary = "Let a paused execution go on; one of a draft, with step, by one node")
    public Execution resume(@PathParam("id") String id, @Nullable Resume resume) {
        if (resume == null || (resume.step() == null && resume.breakpoints() == null)) {
            return control.resume(id);
        }
        return control.resume(id, Boolean.TRUE.equals(resume.step()), resume.breakpoints());
    }

    /**
     * Where to begin again.
     *
     * @param from a step's path; null for the one that failed
     */
    public record Retry(@Nullable String from) {}

    @POST
    @Path("{id}/retry")
    @Requires("execution:run")
    @Operation(
            operationId = "execution-retry",
            summary = "Run a failed execution again from the failed step, or from another one")
    public Execution retry(@PathParam("id") String id, @Nullable Retry retry) {
        return control.retry(id, retry == null ? null : retry.from());
    }

    /**
     * What to change.
     *
     * @param input the new execution's input; null for the same
     */
    public record Rerun(@Nullable Object input) {}

    @POST
    @Path("{id}/rerun")
    @Requires("execution:run")
    @Status(202)
    @Operation(operationId = "execution-rerun", summary = "Begin a new execution with the same or another input")
    public Execution rerun(@PathParam("id") String id, @Nullable Rerun rerun) {
        return control.rerun(id, rerun == null ? null : rerun.input());
    }

    @POST
    @Path("{id}/replay")
    @Requires("execution:run")
    @Operation(
            operationId = "execution-replay",
            summary = "Run a finished execution again from its journal, without calling anything, and compare")
    public Replay replay(@PathParam("id") String id) {
        return times.replay(id);
    }

    /**
     * What a fork does differently.
     *
     * @param input instead of the execution's; null for the same
     * @param variables that are set when the step begins
     * @param version of the workflow; null for the execution's
     * @param plugins versions of plugins, by plugin; those of others stay the execution's
     */
    public record Overrides(
            @Nullable Object input,
            @Nullable Map<String, Object> variables,
            @Nullable Integer version,
            @Nullable Map<String, String> plugins) {}

    /**
     * Where to fork.
     *
     * @param at the path of the step that runs anew
     */
    public record Fork(String at, @Nullable Overrides overrides) {}

    @POST
    @Path("{id}/fork")
    @Requires("execution:run")
    @Status(202)
    @Operation(
            operationId = "execution-fork",
            summary = "Begin a new execution that has all of this one up to a step, and runs on from there")
    public Execution fork(@PathParam("id") String id, Fork fork) {
        if (fork == null || fork.at() == null || fork.at().isBlank()) {
            throw new InvalidInputException("execution.at", "Say at which step to fork: {\"at\": its path}.");
        }
        Overrides overrides = fork.overrides();
        return times.fork(
                id,
                fork.at(),
                overrides == null ? null : overrides.input(),
                overrides == null || overrides.variables() == null ? Map.of() : overrides.variables(),
                overrides == null ? null : overrides.version(),
                overrides == null || overrides.plugins() == null ? Map.of() : overrides.plugins());
    }
}
