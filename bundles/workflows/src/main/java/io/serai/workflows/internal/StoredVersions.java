package io.serai.workflows.internal;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.workflows.internal.store.TagRepository;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import io.serai.workflows.internal.text.RouteDialects;
import io.serai.workflows.internal.version.VersionDiff;
import io.serai.workflows.internal.version.VersionTags;
import io.serai.workflows.internal.version.VersionText;
import io.serai.workflows.internal.version.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of stored workflows. */
final class StoredVersions implements Versions {
    private static final String DRAFT = "draft";
    private static final String ACTIVE = "active";

    private final OwnWorkflows own;
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final TagRepository tags;
    private final Publisher publisher;
    private final RouteDialects dialects;

    StoredVersions(
            WorkflowRepository workflows,
            VersionRepository versions,
            TagRepository tags,
            Publisher publisher,
            RouteDialects dialects) {
        this.own = new OwnWorkflows(workflows);
        this.workflows = workflows;
        this.versions = versions;
        this.tags = tags;
        this.publisher = publisher;
        this.dialects = dialects;
    }

    @Override
    public Page<WorkflowVersion> list(String id, PageRequest page) {
        WorkflowRow row = own.row(id);
        Map<String, Integer> tagged = tags.of(row.id());
        List<VersionRow> rows = versions.list(row.id(), below(page.cursor()), page.limit() + 1);
        boolean more = rows.size() > page.limit();
        List<VersionRow> items = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(
                items.stream().map(version -> shown(row, version, tagged)).toList(),
                more ? String.valueOf(items.get(items.size() - 1).version()) : null);
    }

    private static @Nullable Integer below(@Nullable String cursor) {
        try {
            return cursor == null ? null : Integer.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("page.cursor", "That cursor is not one this list gave.");
        }
    }

    private static WorkflowVersion shown(WorkflowRow row, VersionRow version, Map<String, Integer> tagged) {
        return version.shown(
                Objects.equals(row.activeVersion(), version.version()),
                VersionTags.NAMES.stream()
                        .filter(tag -> Objects.equals(tagged.get(tag), version.version()))
                        .toList());
    }

    @Override
    public WorkflowVersion get(String id, String version) {
        WorkflowRow row = own.row(id);
        return shown(row, named(row, version), tags.of(row.id()));
    }

    @Override
    public VersionTags tags(String id) {
        WorkflowRow row = own.row(id);
        return VersionTags.of(tags.of(row.id()), row.revision());
    }

    @Override
    public VersionTags tag(String id, Map<String, @Nullable Object> changes, @Nullable String etag) {
        WorkflowRow row = own.editable(id, etag);
        Map<String, Integer> next = new TreeMap<>(tags.of(row.id()));
        changes.forEach((tag, version) -> {
            if (!VersionTags.NAMES.contains(tag)) {
                throw new BadRequestException(
                        "workflow.unknown-tag",
                        "There is no tag " + tag + "; tags are " + String.join(", ", VersionTags.NAMES) + ".");
            }
            if (version == null || version.equals("")) {
                next.remove(tag);
            } else {
                next.put(tag, taggable(row, tag, version));
            }
        });
        WorkflowRow edited = touched(row);
        workflows.atOnce(() -> {
            tags.set(row.tenant(), row.id(), next, OwnWorkflows.caller().name());
            if (!workflows.update(edited, row.revision())) {
                throw OwnWorkflows.stale();
            }
            return Boolean.TRUE;
        });
        return VersionTags.of(next, edited.revision());
    }

    private int taggable(WorkflowRow row, String tag, Object version) {
        try {
            return named(row, String.valueOf(version)).version();
        } catch (NotFoundException e) {
            throw new BadRequestException(e.code(), e.detail() + " The tag " + tag + " was not set.");
        }
    }

    private static WorkflowRow touched(WorkflowRow row) {
        return new WorkflowRow(
                row.id(),
                row.tenant(),
                row.name(),
                row.description(),
                row.dsl(),
                row.settings(),
                row.tags(),
                row.revision() + 1,
                row.nextVersion(),
                row.changed(),
                row.activeVersion(),
                row.plugin(),
                row.pluginVersion(),
                row.createdAt(),
                Instant.now(),
                OwnWorkflows.caller().name());
    }

    @Override
    public WorkflowVersion rollback(String id, String version, boolean restoreDraft) {
        WorkflowRow row = own.editable(id);
        VersionRow target = named(row, version);
        CodeRule.check(target.dsl(), OwnWorkflows.caller());
        publisher.activate(row, target, restoreDraft, OwnWorkflows.caller().name());
        return shown(own.row(id), target, tags.of(row.id()));
    }

    @Override
    public VersionDiff diff(String id, @Nullable String from, @Nullable String to) {
        WorkflowRow row = own.row(id);
        VersionText before = text(row, from == null ? ACTIVE : from);
        VersionText after = text(row, to == null ? DRAFT : to);
        return VersionDiff.of(before, after, dialects);
    }

    @Override
    public VersionText text(String id, @Nullable String version) {
        return text(own.row(id), version == null ? DRAFT : version);
    }

    private VersionText text(WorkflowRow row, String version) {
        if (version.equals(DRAFT)) {
            return new VersionText(row.name(), row.description(), row.tags(), null, row.dsl(), row.settings());
        }
        VersionRow found = named(row, version);
        return new VersionText(
                row.name(), row.description(), row.tags(), found.version(), found.dsl(), found.settings());
    }

    /** By number, by tag, or {@code active}. */
    private VersionRow named(WorkflowRow row, String version) {
        Integer number = number(row, version);
        return (number == null ? java.util.Optional.<VersionRow>empty() : versions.find(row.id(), number))
                .orElseThrow(() -> new NotFoundException(
                        "workflow.version-not-found",
                        "Workflow " + row.name() + " has no version " + version
                                + (row.nextVersion() == 1 ? "; it was never published." : ".")));
    }

    private @Nullable Integer number(WorkflowRow row, String version) {
        if (version.equals(ACTIVE)) {
            return row.activeVersion();
        }
        if (VersionTags.NAMES.contains(version)) {
            return tags.of(row.id()).get(version);
        }
        try {
            return Integer.valueOf(version);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
