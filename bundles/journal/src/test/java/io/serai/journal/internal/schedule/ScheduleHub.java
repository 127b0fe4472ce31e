package io.serai.journal.internal.schedule;

import io.serai.api.error.NotFoundException;
import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.PageRequest;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.ScheduleRun;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.Workflows;
import io.serai.store.Database;
import io.serai.store.Ids;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.impl.DSL;

/** The schedules of one hub without its thread, with a clock that stands still. */
final class ScheduleHub implements EventBus, AutoCloseable {
    static final Caller ADA = new Caller(Caller.DEFAULT_TENANT, "u-1", "ada", Caller.Kind.USER, Set.of("*"), false);

    /** What a workflow was asked for. */
    record Started(String execution, RunRequest request) {}

    /** What all hubs of a test share. */
    static final class World {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        final Map<String, String> byKey = new LinkedHashMap<>();
        final List<Started> started = new ArrayList<>();
    }

    final World world;
    final Database database;
    final ScheduleRepository schedules;
    final RunRepository runs;
    final StoredSchedules stored;
    final DeclaredSchedules declared;
    final BuiltIns builtIns;
    final Scheduler scheduler;
    final Endings endings;
    final List<Runnable> tasks = new ArrayList<>();
    final Map<String, EventListener> rooms = new ConcurrentHashMap<>();
    RuntimeException refusal;
    int changes;

    ScheduleHub(Database database, World world, String node) {
        this.database = database;
        this.world = world;
        InstantSource clock = () -> world.now;
        schedules = new ScheduleRepository(database);
        runs = new RunRepository(database);
        builtIns = new BuiltIns(schedules, clock);
        endings = new Endings(this, () -> changes++);
        Starter starter =
                new Starter(schedules, runs, this::start, builtIns, endings, tasks::add, clock, node, () -> changes++);
        scheduler = new Scheduler(database, schedules, runs, starter, builtIns, endings, clock, node, 3);
        Workflows workflows = workflows();
        stored = new StoredSchedules(schedules, runs, starter, () -> workflows, clock, node, () -> changes++);
        declared = new DeclaredSchedules(database, schedules, clock, () -> changes++);
    }

    private static Workflows workflows() {
        return (Workflows) Proxy.newProxyInstance(
                ScheduleHub.class.getClassLoader(), new Class<?>[] {Workflows.class}, (proxy, method, args) -> {
                    if (method.getName().equals("find")) {
                        return args[0].equals("missing") ? Optional.empty() : Optional.of(workflow((String) args[0]));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Workflow workflow(String name) {
        return new Workflow(
                "id-of-" + name,
                name,
                null,
                "",
                Map.of(),
                1,
                1,
                "published",
                null,
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                "ada",
                "1",
                null);
    }

    /** As the journal does: one execution per idempotency key. */
    private CompletionStage<Execution> start(ScheduleRow schedule, RunRequest request) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        String id = world.byKey.computeIfAbsent(String.valueOf(request.idempotencyKey()), key -> {
            String fresh = Ids.next();
            insertExecution(fresh, schedule);
            world.started.add(new Started(fresh, request));
            return fresh;
        });
        return CompletableFuture.completedFuture(execution(id, schedule));
    }

    private static Execution execution(String id, ScheduleRow schedule) {
        return new Execution(
                id,
                String.valueOf(schedule.workflowId()),
                "w",
                1,
                Map.of(),
                ExecutionStatus.RUNNING,
                new Trigger("schedule", schedule.name(), null),
                3,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void insertExecution(String id, ScheduleRow schedule) {
        database.transact(sql -> sql.insertInto(DSL.table("executions"))
                .set(DSL.field("id", String.class), id)
                .set(DSL.field("tenant", String.class), schedule.tenant())
                .set(DSL.field("workflow_id", String.class), schedule.workflowId())
                .set(DSL.field("workflow_name", String.class), "w")
                .set(DSL.field("version", Integer.class), 1)
                .set(DSL.field("status", String.class), "RUNNING")
                .set(DSL.field("trigger_kind", String.class), "schedule")
                .set(DSL.field("priority", Integer.class), 3)
                .set(Tables.CREATED_AT, world.now)
                .set(DSL.field("owner", String.class), "test")
                .execute());
    }

    /** An execution ends, and those who listen hear of it. */
    void end(String execution, String status) {
        database.transact(sql -> sql.update(DSL.table("executions"))
                .set(DSL.field("status", String.class), status)
                .set(Tables.ENDED_AT, world.now)
                .set(DSL.field("error_message", String.class), status.equals("FAILED") ? "it broke" : null)
                .where(DSL.field("id", String.class).eq(execution))
                .execute());
        EventListener listener = rooms.get("execution:" + execution);
        if (listener != null) {
            listener.on(new Event(
                    "default", "execution:" + execution, 1, "execution." + status.toLowerCase(), world.now, Map.of()));
        }
    }

    static <T> T as(Caller caller, Supplier<T> work) {
        return new CallContext(caller, "test", null, null).call(work);
    }

    static ScheduleDraft cron(String name, String cron, String missed) {
        return new ScheduleDraft(name, "orders", cron, null, "Europe/Berlin", Map.of("n", 1), missed, null, null);
    }

    static ScheduleDraft after(String name, String... ids) {
        return new ScheduleDraft(name, "orders", null, null, null, null, null, List.of(ids), null);
    }

    Schedule create(ScheduleDraft draft) {
        return as(ADA, () -> stored.create(draft));
    }

    Schedule get(String id) {
        return as(ADA, () -> stored.get(id));
    }

    List<ScheduleRun> history(String id) {
        return as(ADA, () -> stored.history(id, PageRequest.first(100)).items());
    }

    Instant tick() {
        return scheduler.tick();
    }

    /** Lets time pass at once. */
    Instant pass(Duration time) {
        world.now = world.now.plus(time);
        return tick();
    }

    List<String> startedDueTimes() {
        return world.byKey.keySet().stream()
                .map(key -> key.substring(key.indexOf(':', 9) + 1))
                .toList();
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        rooms.put(room, listener);
        return new Subscription() {
            @Override
            public long startedAfter() {
                return 0;
            }

            @Override
            public void close() {
                rooms.remove(room);
            }
        };
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        throw new UnsupportedOperationException();
    }

    static NotFoundException noWorkflow() {
        return new NotFoundException("workflow.not-found", "There is no workflow.");
    }

    @Override
    public void close() {
        endings.close();
        database.transact(sql -> {
            sql.deleteFrom(Tables.RUNS).execute();
            sql.deleteFrom(Tables.SCHEDULES).execute();
            return sql.deleteFrom(DSL.table("executions")).execute();
        });
    }
}
