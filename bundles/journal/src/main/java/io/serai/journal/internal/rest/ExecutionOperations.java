package io.serai.journal.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Step;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on executions. */
@Path("executions")
@Produces("application/json")
@Tag(name = "executions", description = "Runs of workflows and their steps")
public final class ExecutionOperations implements OperationResource {
    private static final int MAX_BUCKETS = 200;

    private final Executions executions;
    private final ExecutionSeries series;

    public ExecutionOperations(Executions executions, ExecutionSeries series) {
        this.executions = executions;
        this.series = series;
    }

    @GET
    @Requires("execution:read")
    @Operation(operationId = "execution-list", summary = "List executions, newest first")
    public Page<Execution> list(
            @QueryParam("workflow") @Nullable String workflow,
            @QueryParam("status") @Nullable String status,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("correlationId") @Nullable String correlationId,
            @QueryParam("origin") @Nullable String origin,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        ExecutionFilter filter = new ExecutionFilter(
                workflow,
                statuses(status),
                time("from", from),
                time("to", to),
                parent,
                queue,
                correlationId,
                origin,
                false);
        return executions.list(filter, PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("counts")
    @Requires("execution:read")
    @Operation(operationId = "execution-counts", summary = "Count executions by status since a time")
    public Map<ExecutionStatus, Long> counts(@QueryParam("since") @Nullable String since) {
        Instant time = time("since", since);
        return executions.counts(time == null ? Instant.EPOCH : time);
    }

    @GET
    @Path("series")
    @Requires("execution:read")
    @Operation(operationId = "execution-series", summary = "Count executions in equal parts of a time span")
    public SeriesReply series(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("buckets") @Nullable Integer buckets) {
        Instant end = time("to", to);
        Instant until = end == null ? Instant.now() : end;
        Instant begin = time("from", from);
        Instant since = begin == null ? until.minusSeconds(3600) : begin;
        int parts = buckets == null ? 60 : buckets;
        if (parts < 1 || parts > MAX_BUCKETS) {
            throw new InvalidInputException("series.buckets", "buckets must be between 1 and " + MAX_BUCKETS + ".");
        }
        if (!since.isBefore(until)) {
            throw new InvalidInputException("series.span", "from must be before to.");
        }
        return new SeriesReply(series.series(since, until, parts));
    }

    @GET
    @Path("{id}")
    @Requires("execution:read")
    @Operation(operationId = "execution-get", summary = "Show one execution with its input and output")
    public Execution get(@PathParam("id") String id) {
        return executions.get(id);
    }

    @GET
    @Path("{id}/steps")
    @Requires("execution:read")
    @Operation(operationId = "execution-steps", summary = "List the steps of an execution in the order they began")
    public Page<Step> steps(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return executions.steps(id, PageRequest.of(limit, cursor, q, sort));
    }

    /** The parts of a series, oldest first. */
    public record SeriesReply(List<SeriesBucket> items) {}

    /**
     * A part of a series.
     *
     * @param at when it begins
     * @param other begun then, and neither completed nor failed by now
     */
    public record SeriesBucket(Instant at, int completed, int failed, int other) {}

    /** Counts executions over time. */
    @FunctionalInterface
    public interface ExecutionSeries {
        List<SeriesBucket> series(Instant from, Instant to, int buckets);
    }

    private static Set<ExecutionStatus> statuses(@Nullable String words) {
        Set<ExecutionStatus> statuses = new LinkedHashSet<>();
        if (words != null && !words.isBlank()) {
            for (String word : words.split(",", -1)) {
                try {
                    statuses.add(ExecutionStatus.valueOf(word.trim().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw new InvalidInputException(
                            "execution.status", word + " is no status; use " + List.of(ExecutionStatus.values()) + ".");
                }
            }
        }
        return statuses;
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "time.format", name + " must be an ISO 8601 time such as 2026-01-31T08:00:00Z, not " + text + ".");
        }
    }
}
