package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.api.workflow.Workflows;
import io.serai.store.Ids;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.file.StoredFiles;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import io.serai.workflows.internal.text.WorkflowCheck;
import io.serai.workflows.internal.version.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Workflows in the store, with their active versions running. */
final class StoredWorkflows implements Workflows, StoredFiles.Drafts {
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final WorkflowCheck text;
    private final Publisher publisher;
    private final ManualRuns runs;
    private final Versions history;
    private final OwnWorkflows own;

    StoredWorkflows(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            WorkflowCheck text,
            Publisher publisher,
            ManualRuns runs,
            Versions history) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.text = text;
        this.publisher = publisher;
        this.runs = runs;
        this.history = history;
        this.own = new OwnWorkflows(workflows);
    }

    @Override
    public Page<Workflow> list(PageRequest page) {
        List<WorkflowRow> rows = workflows.list(tenant(), page);
        boolean more = rows.size() > page.limit();
        List<WorkflowRow> items = more ? rows.subList(0, page.limit()) : rows;
        Map<String, List<String>> paths =
                versions.paths(items.stream().map(WorkflowRow::id).toList());
        return new Page<>(
                items.stream()
                        .map(row -> row.shown(paths.getOrDefault(row.id(), List.of())))
                        .toList(),
                more ? items.get(items.size() - 1).id() : null);
    }

    @Override
    public Workflow get(String id) {
        return shown(own.row(id));
    }

    @Override
    public Optional<Workflow> find(String idOrName) {
        Optional<WorkflowRow> byId = workflows.find(tenant(), idOrName);
        if (byId.isPresent()) {
            return byId.map(this::shown);
        }
        List<WorkflowRow> named = workflows.named(tenant(), idOrName);
        if (named.size() > 1) {
            throw new ConflictException(
                    "workflow.ambiguous", "Several workflows are named " + idOrName + "; use an id instead.");
        }
        return named.stream().findFirst().map(this::shown);
    }

    @Override
    public List<String> named(String name) {
        return workflows.named(tenant(), name).stream().map(WorkflowRow::id).toList();
    }

    @Override
    public Workflow update(String id, WorkflowDraft draft) {
        if (!caller().may("workflow:update")) {
            throw new ForbiddenException("auth.forbidden", "Replacing a draft needs the permission workflow:update.");
        }
        return update(id, draft, null);
    }

    @Override
    public Workflow create(WorkflowDraft draft) {
        return create(draft, List.of());
    }

    @Override
    public Workflow create(WorkflowDraft draft, List<String> tags) {
        DraftRules.check(draft);
        Instant now = Instant.now();
        WorkflowRow row = new WorkflowRow(
                Ids.next(),
                tenant(),
                draft.name().trim(),
                draft.description(),
                draft.dsl(),
                draft.settings() == null ? Map.of() : draft.settings(),
                tags,
                1,
                1,
                true,
                null,
                null,
                null,
                now,
                now,
                caller().name());
        workflows.insert(row);
        return saved(row);
    }

    @Override
    public Workflow update(String id, WorkflowDraft draft, @Nullable String etag) {
        DraftRules.check(draft);
        WorkflowRow row = own.editable(id, etag);
        Map<String, Object> settings = draft.settings() == null ? row.settings() : draft.settings();
        boolean runsDifferently =
                !row.dsl().equals(draft.dsl()) || !row.settings().equals(settings);
        WorkflowRow next = new WorkflowRow(
                row.id(),
                row.tenant(),
                draft.name().trim(),
                draft.description(),
                draft.dsl(),
                settings,
                row.tags(),
                row.revision() + 1,
                row.nextVersion(),
                row.changed() || runsDifferently,
                row.activeVersion(),
                null,
                null,
                row.createdAt(),
                Instant.now(),
                caller().name());
        if (!workflows.update(next, row.revision())) {
            throw OwnWorkflows.stale();
        }
        return saved(next);
    }

    @Override
    public void delete(String id) {
        WorkflowRow row = own.editable(id);
        workflows.delete(row);
        active.deactivate(row.id());
    }

    @Override
    public Validation validate(String id) {
        WorkflowRow row = own.row(id);
        return text.verdict(row.plugin(), row.dsl(), row.settings());
    }

    @Override
    public Validation validateText(String dsl) {
        return text.verdict(null, dsl, Map.of());
    }

    @Override
    public WorkflowVersion publish(String id) {
        return publish(id, null);
    }

    @Override
    public WorkflowVersion publish(String id, @Nullable String note) {
        DraftRules.checkNote(note);
        WorkflowRow row = own.editable(id);
        CodeRule.check(row.dsl(), caller());
        List<Problem> problems =
                text.verdict(row.plugin(), row.dsl(), row.settings()).problems();
        if (!problems.isEmpty()) {
            throw WorkflowCheck.refusal(problems);
        }
        return publisher.publish(row, caller().name(), note);
    }

    @Override
    public WorkflowVersion rollback(String id, int version) {
        return history.rollback(id, String.valueOf(version), false);
    }

    @Override
    public Page<WorkflowVersion> versions(String id, PageRequest page) {
        return history.list(id, page);
    }

    @Override
    public CompletionStage<Execution> run(String id, RunRequest request) {
        WorkflowRow row = own.row(id);
        if (request != null && Boolean.TRUE.equals(request.draft())) {
            checkDraft(row);
        }
        return runs.run(row, request);
    }

    @Override
    public CompletionStage<Execution> run(String id, RunRequest request, Trigger trigger) {
        return runs.run(own.row(id), request, trigger);
    }

    /** A draft is run by those who may write it, and only if it could be published. */
    private void checkDraft(WorkflowRow row) {
        if (!caller().may("workflow:update")) {
            throw new ForbiddenException("auth.forbidden", "Running a draft needs the permission workflow:update.");
        }
        CodeRule.check(row.dsl(), caller());
        List<Problem> problems =
                text.verdict(row.plugin(), row.dsl(), row.settings()).problems();
        if (!problems.isEmpty()) {
            throw WorkflowCheck.refusal(problems);
        }
    }

    private Workflow saved(WorkflowRow row) {
        return shown(row).checked(text.verdict(row.plugin(), row.dsl(), row.settings()));
    }

    private Workflow shown(WorkflowRow row) {
        return row.shown(versions.paths(List.of(row.id())).getOrDefault(row.id(), List.of()));
    }

    private static Caller caller() {
        return CallContext.currentCaller();
    }

    private static String tenant() {
        return caller().tenant();
    }
}
