package io.serai.journal.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.event.EventBus;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.Operations;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.Schedules;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.Workflows;
import io.serai.store.TestDatabase;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobOperationsTest {
    private static TestDatabase database;
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final EventBus bus = fake(EventBus.class, Map.of("subscribe", args -> null));
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Workflow> known = new LinkedHashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Workflows workflows = fake(
            Workflows.class,
            Map.of(
                    "find", args -> Optional.ofNullable(known.get((String) args[0])),
                    "get", args -> known.get((String) args[0]),
                    "list", args -> new Page<>(List.copyOf(known.values()), null),
                    "create", args -> create((WorkflowDraft) args[0]),
                    "publish", args -> call("publish " + args[0]),
                    "run", args -> CompletableFuture.completedFuture(run((String) args[0], (RunRequest) args[1]))));
    private final Executions stored = fake(
            Executions.class,
            Map.of(
                    "get", args -> executions.get(0),
                    "list", args -> page((ExecutionFilter) args[0], (PageRequest) args[1])));
    private final ExecutionControl control = fake(
            ExecutionControl.class,
            Map.of(
                    "cancel", args -> execution("e-1", ExecutionStatus.CANCELLED),
                    "retry", args -> execution("e-1", ExecutionStatus.QUEUED)));
    private final Schedules schedules = fake(Schedules.class, Map.of("create", args -> call("schedule " + args[0])));
    private final Operations operations = fake(Operations.class, Map.of("invoke", args -> {
        call(args[0] + " " + args[1]);
        return Map.of("dsl", "- from: …", "settings", Map.of("steps", Map.of()));
    }));
    private final JobWorkflows jobs = new JobWorkflows(workflows, () -> operations);
    private final JobRetries retries = new JobRetries(database, control, bus, threads, 1);
    private final JobOperations rest = new JobOperations(stored, control, workflows, jobs, retries);

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answers.get(method.getName()).apply(args));
    }

    private Object call(String what) {
        calls.add(what);
        return null;
    }

    private Workflow create(WorkflowDraft draft) {
        Workflow workflow = workflow(draft.name(), null);
        known.put(draft.name(), workflow);
        return workflow;
    }

    private static Workflow workflow(String name, Integer active) {
        Instant now = Instant.EPOCH;
        return new Workflow(
                "id of " + name,
                name,
                null,
                "",
                Map.of(),
                1,
                active,
                "draft",
                null,
                List.of(),
                List.of(),
                List.of(),
                now,
                now,
                "a",
                "1",
                null);
    }

    private Execution run(String workflow, RunRequest request) {
        call("run " + workflow + " " + request.input());
        return execution("e-1", ExecutionStatus.RUNNING);
    }

    private static Execution execution(String id, ExecutionStatus status) {
        return new Execution(
                id,
                "w",
                "send mail #0badcafe",
                1,
                Map.of(),
                status,
                new Trigger("manual", null, null),
                3,
                null,
                null,
                status == ExecutionStatus.FAILED ? new ExecutionError("x", "it broke", null, null) : null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Page<Execution> page(ExecutionFilter filter, PageRequest page) {
        call("list " + filter.statuses().stream().sorted().toList() + " " + page.limit() + " " + page.cursor());
        int from = page.cursor() == null ? 0 : Integer.parseInt(page.cursor()) + 1;
        List<Execution> items = executions.subList(from, Math.min(executions.size(), from + page.limit()));
        boolean more = from + items.size() < executions.size();
        return new Page<>(items, more ? items.get(items.size() - 1).id() : null);
    }

    private static <T> T as(String permission, Supplier<T> work) {
        Caller caller = new Caller("default", "u", "ada", Caller.Kind.USER, Set.of(permission), false);
        return new CallContext(caller, "test", null, null).call(work);
    }

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }

    @Test
    void aJobSaysHowOftenItIsTriedAgain() {
        known.put("orders", workflow("orders", 1));
        Job job = as("*", () -> rest.create(new JobRequest("orders", null, null, null, null, 3)));
        assertThat(job.maxRetries()).isEqualTo(3);
        executions.add(execution("e-1", ExecutionStatus.RUNNING));
        assertThat(as("*", () -> rest.get("e-1")).maxRetries()).isEqualTo(3);
        assertThatThrownBy(() -> as("*", () -> rest.create(new JobRequest("orders", null, null, null, null, -1))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aJobRunsAWorkflow() {
        known.put("orders", workflow("orders", 1));
        Job job = as("*", () -> rest.create(new JobRequest("orders", null, "in", 1, null, null)));
        assertThat(calls).containsExactly("run id of orders in");
        assertThat(job.status()).isEqualTo("running");
        assertThat(job.intent()).isEqualTo("send mail");
        assertThatThrownBy(() -> as("*", () -> rest.create(new JobRequest("nothing", null, null, null, null, null))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void tasksBecomeAWorkflowOnce() {
        List<Map<String, Object>> tasks = List.of(Map.of("id", "a", "action", "mail"));
        JobRequest request = new JobRequest("send mail", tasks, null, null, null, null);
        assertThatThrownBy(() -> as("workflow:execute", () -> rest.create(request)))
                .isInstanceOf(ForbiddenException.class);
        as("*", () -> rest.create(request));
        String name = known.keySet().iterator().next();
        assertThat(name).matches("send mail #[0-9a-f]{8}");
        assertThat(calls.get(0)).startsWith("workflow-task-graph {body={").contains("tasks=[{");
        known.put(name, workflow(name, 1));
        calls.clear();
        as("*", () -> rest.create(request));
        assertThat(calls).containsExactly("run id of " + name + " null");
    }

    @Test
    void jobsAreListedByStatusAndOffset() {
        for (int i = 0; i < 5; i++) {
            executions.add(execution(String.valueOf(i), ExecutionStatus.FAILED));
        }
        Page<Job> page = as("*", () -> rest.list("failed", 2, 3, null, null));
        assertThat(page.items()).extracting(Job::id).containsExactly("3", "4");
        assertThat(page.items().get(0).error()).isEqualTo("it broke");
        assertThat(page.next()).isNull();
        assertThat(calls).containsExactly("list [FAILED] 3 null", "list [FAILED] 2 2");
        assertThatThrownBy(() -> as("*", () -> rest.list("odd", null, null, null, null)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> as("*", () -> rest.list(null, null, -1, null, null)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void eachStatusHasItsWord() {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            Job job = Job.of(execution("e", status), 0);
            assertThat(Job.STATUSES).contains(job.status());
            assertThat(Job.statuses(job.status())).contains(status);
        }
    }

    @Test
    void jobsAreCancelledRetriedAndScheduled() {
        known.put("orders", workflow("orders", 1));
        executions.add(execution("e-1", ExecutionStatus.COMPLETED));
        assertThat(rest.get("e-1").status()).isEqualTo("done");
        assertThat(rest.cancel("e-1").status()).isEqualTo("cancelled");
        assertThat(rest.retry("e-1").status()).isEqualTo("pending");
        new JobScheduleOperations(schedules, jobs)
                .create(new JobScheduleOperations.ScheduleRequest("orders", null, null, "@daily", null, null));
        assertThat(calls)
                .containsExactly("schedule "
                        + new ScheduleDraft("orders", "id of orders", "@daily", null, null, null, null, null, null));
    }

    @Test
    void pipelinesAreWorkflows() {
        known.put("w-1", workflow("orders", 1));
        PipelineOperations pipelines = new PipelineOperations(workflows, stored);
        assertThat(pipelines.list(null, null, null).items()).hasSize(1);
        assertThat(pipelines.get("w-1").name()).isEqualTo("orders");
        assertThat(pipelines.executions("w-1", null, null).items()).isEmpty();
        assertThat(pipelines.run("w-1", null).id()).isEqualTo("e-1");
    }
}
