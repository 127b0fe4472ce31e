package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static io.serai.workflows.internal.TestHub.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.SeraiException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import io.serai.workflows.internal.diff.NodeChange;
import io.serai.workflows.internal.file.ExportedFile;
import io.serai.workflows.internal.file.WorkflowFiles.Wish;
import io.serai.workflows.internal.version.SettingChange;
import io.serai.workflows.internal.version.VersionDiff;
import io.serai.workflows.internal.version.VersionTags;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionsTest {
    private static final Map<Engine, TestDatabase> DATABASES = new EnumMap<>(Engine.class);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Wish AS_IT_SAYS = new Wish(null, null, false);
    private TestHub hub;
    private String path;

    private void open(Engine engine) {
        hub = new TestHub(DATABASES.computeIfAbsent(engine, TestDatabase::on));
        path = "version-" + NAMES.incrementAndGet();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @AfterAll
    static void closeDatabases() {
        DATABASES.values().forEach(TestDatabase::close);
        DATABASES.clear();
    }

    private String route(String text) {
        return """
                - route:
                    id: answer
                    from:
                      uri: hook:%s?respond=result&auth=none
                      steps:
                        - setBody: { id: say, constant: "%s" }
                """.formatted(path, text);
    }

    private Workflow publish(String... texts) {
        Workflow workflow = hub.create(path, route(texts[0]));
        asAda(() -> hub.workflows.publish(workflow.id(), "says " + texts[0]));
        for (int i = 1; i < texts.length; i++) {
            edit(workflow.id(), texts[i], Map.of("priority", i));
            asAda(() -> hub.workflows.publish(workflow.id()));
        }
        return get(workflow.id());
    }

    private Workflow get(String id) {
        return asAda(() -> hub.workflows.get(id));
    }

    private void edit(String id, String text, Map<String, Object> settings) {
        asAda(() -> hub.workflows.update(id, new WorkflowDraft(path, null, route(text), settings), null));
    }

    private VersionTags tag(String id, Map<String, Object> changes, String etag) {
        return asAda(() -> hub.history.tag(id, changes, etag));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aVersionSaysWhoMadeItWhenAndWhy(Engine engine) {
        open(engine);
        String id = publish("one", "two", "three").id();
        tag(id, Map.of("stable", 1, "dev", 3), null);

        Page<WorkflowVersion> first = asAda(() -> hub.history.list(id, PageRequest.first(2)));
        Page<WorkflowVersion> rest = asAda(() -> hub.history.list(id, PageRequest.of(2, first.next(), null, null)));

        assertThat(first.items()).extracting(WorkflowVersion::version).containsExactly(3, 2);
        assertThat(first.items()).extracting(WorkflowVersion::active).containsExactly(true, false);
        assertThat(first.items().get(0).tags()).containsExactly("dev");
        WorkflowVersion one = rest.items().get(0);
        assertThat(one.note()).isEqualTo("says one");
        assertThat(one.publishedBy()).isEqualTo("ada");
        assertThat(one.publishedAt()).isNotNull();
        assertThat(one.tags()).containsExactly("stable");
        assertThat(rest.next()).isNull();
        assertThat(asAda(() -> hub.history.get(id, "stable")).version()).isEqualTo(1);
        assertThat(asAda(() -> hub.history.get(id, "active")).version()).isEqualTo(3);
        assertThatThrownBy(() -> asAda(() -> hub.history.list(id, PageRequest.of(2, "x", null, null))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(id, "x".repeat(2001))))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void tagsMoveAndGo(Engine engine) {
        open(engine);
        Workflow workflow = publish("one", "two");
        String id = workflow.id();
        VersionTags tags = tag(id, Map.of("stable", 1, "beta", "2"), workflow.etag());
        assertThat(tags).isEqualTo(new VersionTags(1, 2, null, tags.etag()));
        assertThat(tags.etag()).isEqualTo(get(id).etag()).isNotEqualTo(workflow.etag());

        assertThat(tag(id, Map.of("stable", "beta"), null).stable()).isEqualTo(2);
        assertThat(tag(id, Collections.singletonMap("beta", null), null).beta()).isNull();
        assertThat(tag(id, Map.of("stable", ""), null).stable()).isNull();
        assertThat(asAda(() -> hub.history.tags(id)))
                .extracting(VersionTags::stable)
                .isNull();

        assertThatThrownBy(() -> tag(id, Map.of("stable", 1), workflow.etag()))
                .isInstanceOf(PreconditionException.class);
        assertThatThrownBy(() -> tag(id, Map.of("stable", 9), null))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("no version 9");
        assertThatThrownBy(() -> tag(id, Map.of("gold", 1), null))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("stable, beta, dev");
        assertThat(get(id).status()).isEqualTo("published");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void goesBackByNumberAndByTag(Engine engine) {
        open(engine);
        String id = publish("one", "two", "three").id();
        tag(id, Map.of("stable", 2), null);

        assertThat(asAda(() -> hub.history.rollback(id, "1", false)).active()).isTrue();
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("one");
        Workflow back = get(id);
        assertThat(back.activeVersion()).isEqualTo(1);
        assertThat(back.dsl()).contains("three");
        assertThat(back.status()).isEqualTo("changed");
        assertThat(back.version()).isEqualTo(4);

        WorkflowVersion stable = asAda(() -> hub.history.rollback(id, "stable", true));
        assertThat(stable.version()).isEqualTo(2);
        assertThat(stable.tags()).containsExactly("stable");
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("two");
        Workflow restored = get(id);
        assertThat(restored.dsl()).contains("two");
        assertThat(restored.settings()).isEqualTo(Map.of("priority", 1));
        assertThat(restored.status()).isEqualTo("published");
        assertThat(restored.version()).isEqualTo(2);
        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(id))).isInstanceOf(ConflictException.class);

        edit(id, "four", Map.of());
        assertThat(asAda(() -> hub.workflows.publish(id)).version()).isEqualTo(4);
        assertThatThrownBy(() -> asAda(() -> hub.history.rollback(id, "beta", false)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> asAda(() -> hub.workflows.rollback(id, 9))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void comparesVersionsAndTheDraft(Engine engine) {
        open(engine);
        String id = publish("one", "two").id();
        edit(id, "draft", Map.of("priority", 1, "steps", Map.of("say", Map.of("once", true))));

        VersionDiff diff = asAda(() -> hub.history.diff(id, "1", "2"));
        assertThat(diff.from()).isEqualTo(1);
        assertThat(diff.to()).isEqualTo(2);
        assertThat(diff.nodes())
                .containsExactly(new NodeChange(
                        "say",
                        "changed",
                        "setBody",
                        "setBody:\n  id: say\n  constant: one\n",
                        "setBody:\n  id: say\n  constant: two\n",
                        "answer"));
        assertThat(diff.textDiff())
                .contains("--- version 1\n+++ version 2\n", "-        - setBody: { id: say, constant: \"one\" }");
        assertThat(diff.settings()).containsExactly(new SettingChange("priority", null, 1));

        VersionDiff fromActive = asAda(() -> hub.history.diff(id, null, null));
        assertThat(fromActive.from()).isEqualTo(2);
        assertThat(fromActive.to()).isEqualTo("draft");
        assertThat(fromActive.settings()).containsExactly(new SettingChange("steps.say.once", null, true));
        asAda(() -> hub.workflows.update(id, new WorkflowDraft(path, null, "- route: {", Map.of()), null));
        VersionDiff broken = asAda(() -> hub.history.diff(id, "active", "draft"));
        assertThat(broken.problem())
                .startsWith("The nodes of the draft cannot be read")
                .contains("line 1");
        assertThat(broken.nodes()).isEmpty();
        assertThat(broken.textDiff()).isNotEmpty();
        String fresh = hub.create(path + "-fresh", route("x")).id();
        assertThatThrownBy(() -> asAda(() -> hub.history.diff(fresh, null, null)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("never published");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void xmlAndYamlAreCompared(Engine engine) {
        open(engine);
        Workflow workflow = publish("one");
        String id = workflow.id();
        String xml = asAda(() -> hub.files.export(id, "xml", null)).text();
        assertThat(xml).contains("<route", "id=\"say\"", "<constant>one</constant>");
        asAda(() ->
                hub.workflows.update(id, new WorkflowDraft(path, null, xml.replace(">one<", ">other<"), null), null));
        assertThat(asAda(() -> hub.workflows.validate(id)).problems()).isEmpty();

        VersionDiff diff = asAda(() -> hub.history.diff(id, "1", "draft"));

        assertThat(diff.problem()).isNull();
        assertThat(diff.nodes()).extracting(NodeChange::id).contains("say");
        asAda(() -> hub.workflows.publish(id));
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("other");
        assertThat(asAda(() -> hub.files.export(id, "xml", "2")).text()).isEqualTo(xml.replace(">one<", ">other<"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatGoesOutComesInAgain(Engine engine) {
        open(engine);
        Workflow workflow = publish("one", "two");
        String id = workflow.id();
        for (String format : List.of("yaml", "json")) {
            ExportedFile file = asAda(() -> hub.files.export(id, format, null));
            assertThat(file.name()).isEqualTo(path + ".workflow." + format);
            assertThatThrownBy(() -> asAda(() -> hub.files.take(file.text(), AS_IT_SAYS)))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining(path)
                    .hasMessageContaining(id);
            Workflow copy = asAda(() -> hub.files.take(file.text(), new Wish(null, path + format, false)));
            assertThat(copy.dsl()).isEqualTo(workflow.dsl());
            assertThat(copy.settings()).isEqualTo(workflow.settings());
            assertThat(copy.status()).isEqualTo("draft");
            assertThat(asAda(() -> hub.files.export(copy.id(), format, null)).text())
                    .isEqualTo(file.text()
                            .replace(path + "\"", path + format + "\"")
                            .replace("name: " + path + "\n", "name: " + path + format + "\n"));
        }
        String old = asAda(() -> hub.files.export(id, "yaml", "1")).text();
        assertThat(old).contains("version: 1", "constant: \"one\"");
        Workflow replaced = asAda(() -> hub.files.take(old, new Wish(null, null, true)));
        assertThat(replaced.id()).isEqualTo(id);
        assertThat(replaced.status()).isEqualTo("changed");
        Caller maker =
                new Caller(Caller.DEFAULT_TENANT, "u", "max", Caller.Kind.USER, Set.of("workflow:create"), false);
        assertThatThrownBy(() -> TestHub.as(maker, () -> hub.files.take(old, new Wish(null, null, true))))
                .isInstanceOf(io.serai.api.error.ForbiddenException.class);
        assertThatThrownBy(() -> asAda(() -> hub.files.export(id, "pdf", null)))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> asAda(() -> hub.files.export(id, "task-graph", null)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("is no task graph");
        asAda(() -> hub.workflows.update(id, new WorkflowDraft(path, null, route("x") + "- beans: []\n", null), null));
        assertThatThrownBy(() -> asAda(() -> hub.files.export(id, "xml", null)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("beans");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void camelsOwnTextComesIn(Engine engine) {
        open(engine);
        String yaml = route("one").replace("id: answer", "id: " + path);
        assertThat(take(yaml, AS_IT_SAYS).name()).isEqualTo(path);
        String wrapped =
                "{\"format\":\"yaml\",\"name\":\"%s-w\",\"text\":\"- from: {uri: 'direct:a'}\"}".formatted(path);
        assertThat(take(wrapped, AS_IT_SAYS).dsl()).isEqualTo("- from: {uri: 'direct:a'}");
        assertThat(take("<routes/>", new Wish("xml", path + "-x", false)).dsl()).isEqualTo("<routes/>");
        assertThat(take("{name: " + path + "-f, dsl: x, tags: [a, b]}", AS_IT_SAYS)
                        .tags())
                .containsExactly("a", "b");
        for (String bad : List.of("", "- {", "name: x", "42", "- from: {uri: x}", "{name: x, dsl: y, settings: 3}")) {
            assertThatThrownBy(() -> take(bad, AS_IT_SAYS))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            SeraiException.class, e -> assertThat(e.code()).isEqualTo("workflow.import"));
        }
        assertThatThrownBy(() -> take(yaml, new Wish("pdf", null, false))).hasMessageContaining("no format pdf");
    }

    private Workflow take(String text, Wish wish) {
        return asAda(() -> hub.files.take(text, wish));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aTaskGraphRunsAndComesBack(Engine engine) throws Exception {
        open(engine);
        String list = """
                {"name": "%s", "tasks": [
                  {"id": "open", "action": "echo", "text": "1", "timeoutMillis": 60000},
                  {"id": "left", "action": "echo", "text": "2", "depends_on": ["open"]},
                  {"id": "right", "action": "echo", "text": "3", "depends_on": ["open"]},
                  {"id": "send", "action": "echo", "text": "4", "depends_on": ["left", "right"]}]}
                """.formatted(path);
        Workflow workflow = take(list, AS_IT_SAYS);
        assertThat(asAda(() -> hub.workflows.validate(workflow.id())).problems())
                .isEmpty();
        asAda(() -> hub.workflows.publish(workflow.id()));

        var execution = asAda(() -> hub.workflows.run(workflow.id(), new RunRequest(null, null, null, 10_000L)))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        assertThat(execution.error()).isNull();
        assertThat(execution.output()).isEqualTo(Map.of("text", "4"));
        assertThat(hub.steps(execution.id())).extracting(step -> step.node()).contains("open", "left", "right", "send");
        String out =
                asAda(() -> hub.files.export(workflow.id(), "task-graph", "1")).text();
        assertThat(take(out, new Wish("task-graph", path + "-again", false)).dsl())
                .isEqualTo(workflow.dsl());
        assertThat(take(out, new Wish(null, path + "-more", false)).settings()).isEqualTo(workflow.settings());
        Workflow empty = take("{name: " + path + "-empty, tasks: []}", AS_IT_SAYS);
        asAda(() -> hub.workflows.publish(empty.id()));
        assertThatThrownBy(() -> take(list.replace("\"text\": \"1\"", "\"depends_on\": [\"send\"]"), AS_IT_SAYS))
                .hasMessageContaining("open → send → left → open");
        assertThat(take("[{\"id\":\"a\",\"action\":\"echo\"}]", new Wish(null, path + "-bare", false))
                        .dsl())
                .contains("id: a:arguments");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void settingsOfStepsKeepToTheirRules(Engine engine) {
        open(engine);
        Map<String, Object> settings = Map.of(
                "timeoutMillis",
                -1,
                "steps",
                Map.of("a", Map.of("once", "yes", "idempotencyKey", 1, "timeoutMillis", 0), "b", 1));
        assertThatThrownBy(() -> asAda(() -> hub.workflows.create(new WorkflowDraft(path, null, route("x"), settings))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.violations())
                                .extracting(violation -> violation.field())
                                .containsExactlyInAnyOrder(
                                        "settings.timeoutMillis",
                                        "settings.steps.a.once",
                                        "settings.steps.a.idempotencyKey",
                                        "settings.steps.a.timeoutMillis",
                                        "settings.steps.b"));
        assertThatThrownBy(() -> asAda(() ->
                        hub.workflows.create(new WorkflowDraft(path, null, route("x"), Map.of("steps", List.of())))))
                .hasMessageContaining("settings.steps must have the ids");
    }
}
