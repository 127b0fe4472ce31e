package io.serai.journal.internal.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Operations;
import io.serai.api.security.CallContext;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.Workflows;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the workflow that does a job; makes one of a task list, the first time that list comes. */
final class JobWorkflows {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int MAX_INTENT = 180;

    private final Workflows workflows;
    private final Supplier<@Nullable Operations> operations;

    JobWorkflows(Workflows workflows, Supplier<@Nullable Operations> operations) {
        this.workflows = workflows;
        this.operations = operations;
    }

    String of(@Nullable String intent, @Nullable List<Map<String, Object>> tasks) {
        if (intent == null || intent.isBlank() || intent.length() > MAX_INTENT) {
            throw wrong("intent", "must have 1 to " + MAX_INTENT + " characters");
        }
        if (tasks == null || tasks.isEmpty()) {
            return workflows
                    .find(intent)
                    .map(Workflow::id)
                    .orElseThrow(() -> wrong("intent", "names no workflow, and there are no tasks: " + intent));
        }
        String name = intent.strip() + " #" + mark(tasks);
        Workflow workflow = workflows.find(name).orElse(null);
        if (workflow == null) {
            workflow = create(name, intent, tasks);
        }
        if (workflow.activeVersion() == null) {
            workflows.publish(workflow.id());
        }
        return workflow.id();
    }

    private Workflow create(String name, String intent, List<Map<String, Object>> tasks) {
        for (String permission : List.of("workflow:create", "workflow:publish")) {
            if (!CallContext.currentCaller().may(permission)) {
                throw new ForbiddenException(
                        "job.tasks",
                        "A new task list becomes a workflow; that needs the permission " + permission + ".");
            }
        }
        Operations all = operations.get();
        if (all == null) {
            throw new io.serai.api.error.UnavailableException("hub.starting", "The hub is starting; try again.", 1);
        }
        JsonNode route = JSON.valueToTree(
                all.invoke("workflow-task-graph", Map.of("body", Map.of("name", name, "tasks", tasks))));
        Map<String, Object> settings = JSON.convertValue(route.path("settings"), new TypeReference<>() {});
        return workflows.create(
                new WorkflowDraft(name, intent, route.path("dsl").asText(), settings));
    }

    /** The same for the same tasks. */
    private static String mark(List<Map<String, Object>> tasks) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(tasks));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("A task list cannot be told from others", e);
        }
    }

    private static InvalidInputException wrong(String field, String message) {
        return new InvalidInputException(
                "job.request", "The job's " + field + " " + message + ".", List.of(new Violation(field, message)));
    }
}
