package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import org.jspecify.annotations.Nullable;

/** The workflows of the caller's tenant. */
final class OwnWorkflows {
    private final WorkflowRepository workflows;

    OwnWorkflows(WorkflowRepository workflows) {
        this.workflows = workflows;
    }

    /** @throws NotFoundException also for what belongs to another tenant */
    WorkflowRow row(String id) {
        return workflows
                .find(caller().tenant(), id)
                .orElseThrow(() -> new NotFoundException("workflow.not-found", "There is no workflow " + id + "."));
    }

    /** @throws ConflictException for what a plugin brought */
    WorkflowRow editable(String id) {
        WorkflowRow row = row(id);
        if (row.plugin() != null) {
            throw new ConflictException(
                    "workflow.of-plugin",
                    "This workflow belongs to the plugin " + row.plugin() + "; update or remove the plugin instead.");
        }
        return row;
    }

    /** @param etag what the caller last saw, or null not to ask */
    WorkflowRow editable(String id, @Nullable String etag) {
        WorkflowRow row = editable(id);
        if (etag != null && !etag.equals(String.valueOf(row.revision()))) {
            throw stale();
        }
        return row;
    }

    static PreconditionException stale() {
        return new PreconditionException(
                "workflow.changed-meanwhile", "Somebody changed this workflow since you read it; read it again.");
    }

    static Caller caller() {
        return CallContext.currentCaller();
    }
}
