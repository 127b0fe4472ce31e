package io.serai.workflows.internal.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.ConflictException;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.workflows.internal.BadRequestException;
import io.serai.workflows.internal.taskgraph.TaskList;
import io.serai.workflows.internal.taskgraph.TaskRouteReader;
import io.serai.workflows.internal.text.RouteDialects;
import io.serai.workflows.internal.text.YamlText;
import io.serai.workflows.internal.version.VersionText;
import io.serai.workflows.internal.version.Versions;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of stored workflows. */
public final class StoredFiles implements WorkflowFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where imported drafts go. */
    public interface Drafts {
        /** The ids of the workflows with a name. */
        List<String> named(String name);

        Workflow create(WorkflowDraft draft, List<String> tags);

        Workflow update(String id, WorkflowDraft draft);
    }

    private final Versions versions;
    private final Drafts drafts;
    private final RouteDialects dialects;

    public StoredFiles(Versions versions, Drafts drafts, RouteDialects dialects) {
        this.versions = versions;
        this.drafts = drafts;
        this.dialects = dialects;
    }

    @Override
    public ExportedFile export(String id, @Nullable String format, @Nullable String version) {
        VersionText text = versions.text(id, version);
        WorkflowDocument document =
                new WorkflowDocument(text.name(), text.description(), text.words(), text.settings(), text.dsl());
        return switch (format == null || format.isBlank() ? "yaml" : format) {
            case "yaml" ->
                new ExportedFile(
                        file(text, ".workflow.yaml"),
                        "application/yaml",
                        YamlText.write(document.tree(text.version())));
            case "json" ->
                new ExportedFile(file(text, ".workflow.json"), "application/json", json(document.tree(text.version())));
            case "xml" -> new ExportedFile(file(text, ".camel.xml"), "application/xml", xml(text));
            case "task-graph" -> new ExportedFile(file(text, ".tasks.json"), "application/json", tasks(text));
            default ->
                throw new BadRequestException(
                        "workflow.export-format",
                        "There is no format " + format + "; formats are yaml, json, xml and task-graph.");
        };
    }

    private static String file(VersionText text, String ending) {
        String plain = text.name().replaceAll("[^A-Za-z0-9._-]+", "-");
        return (plain.isEmpty() ? "workflow" : plain) + ending;
    }

    private String xml(VersionText text) {
        try {
            return dialects.toXml(text.dsl());
        } catch (RouteDialects.NoEqual e) {
            throw new BadRequestException(
                    "workflow.no-xml", "The " + text.title() + " of " + text.name() + " has no XML: " + e.getMessage());
        }
    }

    private static String tasks(VersionText text) {
        try {
            return json(
                    TaskList.write(TaskRouteReader.read(text.name(), text.description(), text.dsl(), text.settings())));
        } catch (TaskRouteReader.NotATaskGraph e) {
            throw new BadRequestException(
                    "task-graph.none",
                    "The " + text.title() + " of " + text.name() + " is no task graph: " + e.getMessage() + ".");
        }
    }

    private static String json(Object tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A workflow cannot be written as JSON", e);
        }
    }

    @Override
    public Workflow take(String text, Wish wish) {
        WorkflowDocument document = DocumentReader.read(text, wish);
        String name = wish.name() == null || wish.name().isBlank() ? document.name() : wish.name();
        if (name == null || name.isBlank()) {
            throw DocumentReader.wrong("The text does not say its name; give it one with name=.");
        }
        WorkflowDraft draft =
                new WorkflowDraft(name.trim(), document.description(), document.dsl(), document.settings());
        List<String> taken = drafts.named(draft.name());
        if (taken.isEmpty()) {
            return drafts.create(draft, document.tags());
        }
        if (!wish.replace() || taken.size() > 1) {
            throw new ConflictException(
                    "workflow.name-taken",
                    "There is a workflow named " + draft.name() + " already (" + String.join(", ", taken)
                            + "); import with another name"
                            + (taken.size() > 1 ? "." : ", or with replace=true to put it into that draft."));
        }
        return drafts.update(taken.get(0), draft);
    }
}
