package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.Violation;
import io.serai.api.execution.Execution;
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
import io.serai.camel.RouteText;
import io.serai.store.Ids;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Workflows in the store, with their active versions running. */
final class StoredWorkflows implements Workflows {
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final RouteText text;
    private final Publisher publisher;
    private final ManualRuns runs;

    StoredWorkflows(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            RouteText text,
            Publisher publisher,
            ManualRuns runs) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.text = text;
        this.publisher = publisher;
        this.runs = runs;
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
        return shown(row(id));
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
    public Workflow create(WorkflowDraft draft) {
        DraftRules.check(draft);
        Instant now = Instant.now();
        WorkflowRow row = new WorkflowRow(
                Ids.next(),
                tenant(),
                draft.name().trim(),
                draft.description(),
                draft.dsl(),
                draft.settings() == null ? Map.of() : draft.settings(),
                List.of(),
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
        return shown(row);
    }

    @Override
    public Workflow update(String id, WorkflowDraft draft, @Nullable String etag) {
        DraftRules.check(draft);
        WorkflowRow row = editable(id);
        if (etag != null && !etag.equals(String.valueOf(row.revision()))) {
            throw stale();
        }
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
            throw stale();
        }
        return shown(next);
    }

    private static PreconditionException stale() {
        return new PreconditionException(
                "workflow.changed-meanwhile", "Somebody changed this workflow since you read it; read it again.");
    }

    @Override
    public void delete(String id) {
        WorkflowRow row = editable(id);
        workflows.delete(row);
        active.deactivate(row.id());
    }

    @Override
    public Validation validate(String id) {
        return validateText(row(id).dsl());
    }

    @Override
    public Validation validateText(String dsl) {
        return Validation.of(text.check(dsl, List.of()));
    }

    @Override
    public WorkflowVersion publish(String id) {
        WorkflowRow row = editable(id);
        CodeRule.check(row.dsl(), caller());
        List<Problem> problems = text.check(row.dsl(), List.of());
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        return publisher.publish(row, caller().name());
    }

    static InvalidInputException invalid(List<Problem> problems) {
        Problem first = problems.get(0);
        String where = first.line() == null ? "" : " (line " + first.line() + ")";
        return new InvalidInputException(
                "workflow.invalid",
                "The workflow cannot be published: " + first.message() + where,
                problems.stream()
                        .map(problem -> new Violation(
                                Objects.requireNonNullElse(problem.node(), "dsl"),
                                problem.code() + ": " + problem.message()
                                        + (problem.line() == null ? "" : " (line " + problem.line() + ")")))
                        .toList());
    }

    @Override
    public WorkflowVersion rollback(String id, int version) {
        WorkflowRow row = editable(id);
        VersionRow target = versions.find(row.id(), version)
                .orElseThrow(() -> new NotFoundException(
                        "workflow.version-not-found", "Workflow " + row.name() + " has no version " + version + "."));
        CodeRule.check(target.dsl(), caller());
        return publisher.activate(row, target, caller().name());
    }

    @Override
    public Page<WorkflowVersion> versions(String id, PageRequest page) {
        WorkflowRow row = row(id);
        List<VersionRow> rows = versions.list(row.id(), below(page.cursor()), page.limit() + 1);
        boolean more = rows.size() > page.limit();
        List<VersionRow> items = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(
                items.stream().map(version -> shown(row, version)).toList(),
                more ? String.valueOf(items.get(items.size() - 1).version()) : null);
    }

    private static @Nullable Integer below(@Nullable String cursor) {
        try {
            return cursor == null ? null : Integer.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("page.cursor", "That cursor is not one this list gave.");
        }
    }

    private static WorkflowVersion shown(WorkflowRow row, VersionRow version) {
        return new WorkflowVersion(
                version.version(),
                version.dsl(),
                version.settings(),
                version.publishedAt(),
                version.publishedBy(),
                Objects.equals(row.activeVersion(), version.version()));
    }

    @Override
    public CompletionStage<Execution> run(String id, RunRequest request) {
        WorkflowRow row = row(id);
        return runs.run(row, request);
    }

    private WorkflowRow row(String id) {
        return workflows
                .find(tenant(), id)
                .orElseThrow(() -> new NotFoundException("workflow.not-found", "There is no workflow " + id + "."));
    }

    private WorkflowRow editable(String id) {
        WorkflowRow row = row(id);
        if (row.plugin() != null) {
            throw new ConflictException(
                    "workflow.of-plugin",
                    "This workflow belongs to the plugin " + row.plugin() + "; update or remove the plugin instead.");
        }
        return row;
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
