package io.serai.workflows.internal.file;

import io.serai.api.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The caller's workflows as files, out and in. */
public interface WorkflowFiles {
    /**
     * @param format {@code yaml}, {@code json}, {@code xml} or {@code task-graph}; null for yaml
     * @param version a number, a tag, {@code active} or {@code draft}; null for the draft
     */
    ExportedFile export(String id, @Nullable String format, @Nullable String version);

    /** How a text is to be taken in; nulls mean that the text says so itself. */
    record Wish(@Nullable String format, @Nullable String name, boolean replace) {}

    /** Makes a draft of an exported workflow, of Camel's own text or of a task graph. */
    Workflow take(String text, Wish wish);
}
