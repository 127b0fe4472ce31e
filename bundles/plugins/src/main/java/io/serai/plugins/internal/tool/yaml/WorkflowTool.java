package io.serai.plugins.internal.tool.yaml;

import io.serai.api.error.ExecutionFailedException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.Workflows;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tool that runs a workflow. A repeated call meets the execution that the first one began. */
final class WorkflowTool implements Tool {
    private final ToolDescription description;
    private final String workflow;
    private final int waitSeconds;
    private final Supplier<@Nullable Workflows> workflows;

    WorkflowTool(
            ToolDescription description, String workflow, int waitSeconds, Supplier<@Nullable Workflows> workflows) {
        this.description = description;
        this.workflow = workflow;
        this.waitSeconds = waitSeconds;
        this.workflows = workflows;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    /** @return the output, or {@code {execution, status}} of one that has not ended in time */
    @Override
    public @Nullable Object call(ToolCall call) throws Exception {
        Workflows all = workflows.get();
        if (all == null) {
            throw new UnavailableException("hub.starting", "The workflows bundle has not come up yet.", 1);
        }
        CallContext context =
                new CallContext(Caller.system(call.tenant()), UUID.randomUUID().toString(), null, "tool");
        CompletionStage<Execution> run = context.call(() -> {
            Workflow found = all.find(workflow)
                    .orElseThrow(() -> new NotFoundException(
                            "workflow.not-found",
                            "Tool " + description.name() + " runs workflow " + workflow + ", which is not there."));
            return all.run(
                    found.id(), new RunRequest(call.arguments(), null, call.idempotencyKey(), waitSeconds * 1000L));
        });
        Execution execution = ended(run);
        if (execution.status() == ExecutionStatus.COMPLETED) {
            return execution.output();
        }
        if (execution.status().isFinal()) {
            throw new ExecutionFailedException(execution.id(), said(execution), null);
        }
        return Map.of("execution", execution.id(), "status", execution.status().name());
    }

    private static Execution ended(CompletionStage<Execution> run) throws Exception {
        try {
            return run.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception known ? known : e;
        }
    }

    private String said(Execution execution) {
        return "Workflow " + workflow + " ended as " + execution.status()
                + (execution.error() == null ? "." : ": " + execution.error().message());
    }
}
