package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.operation.Page;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.shell.internal.complete.Completions;
import io.serai.shell.internal.hub.Hub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCommandTest {
    private static final Instant THEN = Instant.now().minusSeconds(90);

    private final Console console = new Console();

    @BeforeEach
    void answers() {
        console.answer("workflow-list", asked -> new Page<>(List.of(Map.of("id", "w-1", "name", "orders")), null))
                .answer(
                        "workflow-versions",
                        asked -> new Page<>(
                                List.of(
                                        new WorkflowVersion(
                                                2, "", Map.of(), THEN, "ada", true, List.of("stable", "dev"), "Faster"),
                                        new WorkflowVersion(1, "", Map.of(), THEN, "bob", false)),
                                null))
                .answer("workflow-rollback", asked -> new WorkflowVersion(1, "", Map.of(), THEN, "bob", true))
                .answer("workflow-tags-get", asked -> Map.of("stable", 2))
                .answer("workflow-tags-update", asked -> Map.of("stable", 1, "dev", 2))
                .answer("workflow-export", asked -> "name: orders\n")
                .answer("workflow-import", asked -> Map.of("id", "w-2", "name", "copy"))
                .answer("workflow-validate", asked -> io.serai.api.workflow.Validation.of(List.of()))
                .answer("workflow-publish", asked -> new WorkflowVersion(3, "", Map.of(), THEN, "ada", true))
                .answer("workflow-diff", asked -> diff())
                .answer("plugin-package", asked -> String.valueOf(asked).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> diff() {
        return Map.of(
                "from",
                1,
                "to",
                "draft",
                "nodes",
                List.of(Map.of("id", "charge", "kind", "to", "change", "changed", "before", "a", "after", "b")),
                "settings",
                List.of(Map.of("key", "priority", "after", 2)),
                "textDiff",
                "--- version 1\n+++ draft\n");
    }

    @Test
    void listsVersions() throws Exception {
        WorkflowVersions command = console.on(new WorkflowVersions());
        command.workflow = "orders";
        command.execute();

        assertThat(console.text())
                .containsPattern("VERSION +STATE +TAGS +PUBLISHED +BY +NOTE")
                .containsPattern("2 +ACTIVE +stable, dev +1 min ago +ada +Faster");
        command.late = List.of("--json", "--limit", "1");
        command.execute();
        assertThat(Hub.JSON.readTree(console.text())).hasSize(2);
        assertThat(console.calls).last().isEqualTo("workflow-versions {id=w-1, limit=1}");
    }

    @Test
    void showsWhatChanged() throws Exception {
        WorkflowDiff command = console.on(new WorkflowDiff());
        command.workflow = "orders";
        command.late = List.of("--from", "stable", "--to=draft");
        command.execute();

        assertThat(console.calls).last().isEqualTo("workflow-diff {from=stable, id=w-1, to=draft}");
        assertThat(console.text())
                .containsPattern("charge +to +changed +a +b")
                .containsPattern("priority +setting +changed +2")
                .endsWith("--- version 1\n+++ draft\n");
        command.text = true;
        command.execute();
        assertThat(console.text()).isEqualTo("--- version 1\n+++ draft\n");
        command.json = true;
        command.execute();
        assertThat(Hub.JSON.readTree(console.text()).path("to").asText()).isEqualTo("draft");
    }

    @Test
    void saysThatNothingChanged() throws Exception {
        Map<String, Object> same = new HashMap<>(diff());
        same.putAll(Map.of("nodes", List.of(), "settings", List.of(), "textDiff", ""));
        console.answer("workflow-diff", asked -> same);
        WorkflowDiff command = console.on(new WorkflowDiff());
        command.workflow = "orders";
        command.execute();
        assertThat(console.text()).isEqualTo("No node differs between 1 and draft.\n");
        same.put("problem", "The draft is broken.");
        command.execute();
        assertThat(console.text()).isEqualTo("The draft is broken.\n");
    }

    @Test
    void goesBack() throws Exception {
        WorkflowRollback command = console.on(new WorkflowRollback());
        command.workflow = "orders";
        command.version = "stable";
        command.execute();
        assertThat(console.text()).isEqualTo("Version 1 of orders takes new executions.\n");
        command.late = List.of("--restore-draft");
        command.execute();
        assertThat(console.text()).contains("and is the draft");
        assertThat(console.calls).last().isEqualTo("workflow-rollback {id=w-1, restoreDraft=true, version=stable}");
        command.json = true;
        command.execute();
        assertThat(Hub.JSON.readTree(console.text()).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void tags() throws Exception {
        WorkflowTag command = console.on(new WorkflowTag());
        command.workflow = "orders";
        command.execute();
        assertThat(console.text()).contains("stable     version 2", "beta       -");

        command.tag = "stable";
        command.version = "1";
        command.execute();
        assertThat(console.calls).last().isEqualTo("workflow-tags-update {id=w-1, stable=1}");

        WorkflowTag remove = console.on(new WorkflowTag());
        remove.workflow = "orders";
        remove.tag = "beta";
        remove.version = "--remove";
        remove.late = List.of("--json");
        remove.execute();
        assertThat(console.calls).last().isEqualTo("workflow-tags-update {beta=, id=w-1}");
        assertThat(console.text()).contains("\"dev\" : 2");

        WorkflowTag shown = console.on(new WorkflowTag());
        shown.workflow = "orders";
        shown.tag = "--tenant";
        shown.version = "acme";
        assertThatThrownBy(shown::execute).hasMessageContaining("--tenant needs a value");
        WorkflowTag half = console.on(new WorkflowTag());
        half.workflow = "orders";
        half.tag = "dev";
        assertThatThrownBy(half::execute).hasMessageContaining("Say a version");
    }

    @Test
    void exportsAndImports(@TempDir Path folder) throws Exception {
        console.in(folder);
        WorkflowExport export = console.on(new WorkflowExport());
        export.workflow = "orders";
        export.execute();
        assertThat(console.text()).isEqualTo("name: orders\n");
        assertThat(console.calls).last().isEqualTo("workflow-export {format=yaml, id=w-1}");
        export.late = List.of("--json", "--version", "beta", "--file", "out.json");
        export.execute();
        assertThat(folder.resolve("out.json")).hasContent("name: orders");
        assertThat(console.calls).last().isEqualTo("workflow-export {format=json, id=w-1, version=beta}");
        export.late = List.of("--file", "no/such/folder.yaml");
        assertThatThrownBy(export::execute).hasMessageContaining("cannot be written");

        Files.writeString(folder.resolve("in.yaml"), "name: copy");
        WorkflowImport command = console.on(new WorkflowImport());
        command.file = "in.yaml";
        console.text();
        command.execute();
        assertThat(console.text()).isEqualTo("Workflow copy has the id w-2 and is a draft.\n");
        command.late = List.of("--name", "x", "--format", "task-graph", "--replace", "--json");
        command.execute();
        assertThat(console.calls)
                .last()
                .asString()
                .startsWith("workflow-import {body=")
                .endsWith("format=task-graph, name=x, replace=true}");
    }

    @Test
    void publishesWithANote() throws Exception {
        WorkflowPublish command = console.on(new WorkflowPublish());
        command.workflow = "orders";
        command.note = "Faster";
        command.execute();
        assertThat(console.calls).last().isEqualTo("workflow-publish {id=w-1, note=Faster}");
    }

    @Test
    void completesVersionsTagsAndFormats() {
        assertThat(Completions.versions(console, "serai:workflow-rollback", "orders", ""))
                .contains("stable ", "2 ", "1 ");
        assertThat(Completions.versions(console, "unknown", "")).containsExactlyInAnyOrder("stable ", "beta ", "dev ");
        assertThat(Completions.tags(console, "b")).containsExactly("beta ");
        assertThat(Completions.formats(console, "t")).containsExactly("task-graph ");
    }

    @Test
    void makesAPluginOfWorkflows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.kar");
        PluginPackage command = console.on(new PluginPackage());
        command.id = "my-orders";
        command.workflows = "orders, returns";
        command.file = file.toString();
        command.execute();

        assertThat(console.text()).contains("Plugin my-orders 1.0.0 is in " + file);
        assertThat(file).content().contains("workflows=[orders, returns]").contains("id=my-orders");
    }
}
