package io.serai.workflows.internal;

import io.serai.api.error.SeraiException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.Step;
import io.serai.api.hook.HookReply;
import io.serai.api.hook.HookRequest;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.api.workflow.RoutePacks;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.WorkflowPackaging;
import io.serai.api.workflow.Workflows;
import io.serai.camel.ContextFactory;
import io.serai.journal.internal.TestJournal;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import io.serai.store.Database;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.ContextBuilder;
import io.serai.workflows.internal.deploy.Rebinding;
import io.serai.workflows.internal.deploy.VersionBuilder;
import io.serai.workflows.internal.file.StoredFiles;
import io.serai.workflows.internal.hook.HookAuth;
import io.serai.workflows.internal.hook.HookDispatcher;
import io.serai.workflows.internal.pack.PackagedDrafts;
import io.serai.workflows.internal.pack.PluginWorkflows;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.store.KnownAddresses;
import io.serai.workflows.internal.store.TagRepository;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.text.RouteDialects;
import io.serai.workflows.internal.text.WorkflowCheck;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The hub's workflows without OSGi and without HTTP, on any database. */
final class TestHub implements AutoCloseable {
    static final Caller ADA =
            new Caller(Caller.DEFAULT_TENANT, "u-1", "ada", Caller.Kind.USER, java.util.Set.of("*"), false);

    final TestJournal journal;
    final ActiveVersions active = new ActiveVersions();
    final Workflows workflows;
    final StoredVersions history;
    final StoredFiles files;
    final RoutePacks packs;
    final WorkflowPackaging packaging;
    final HookDispatcher hooks;
    final Restorer restorer;
    /** Where executions that go on find their routes, once a test gives it to the journal. */
    final VersionSource source;

    /** The plugins that are there, once a test says so. */
    final LiveBindings bindings;

    final FakeAccess access = new FakeAccess();
    final Rebinder rebinder;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService readers = Executors.newFixedThreadPool(2);

    TestHub(Database database) {
        journal = new TestJournal(database);
        Tools tools = new Echo();
        ContextFactory contexts = ContextFactory.onClassPath(tools, journal);
        bindings = new LiveBindings(tools);
        WorkflowRepository rows = new WorkflowRepository(database);
        VersionRepository versions = new VersionRepository(database);
        WorkflowCheck text = new WorkflowCheck(contexts, journal.journal(), bindings);
        VersionBuilder builder = new VersionBuilder(new ContextBuilder(contexts, journal.journal(), access));
        Publisher publisher = new Publisher(rows, versions, active, builder, bindings);
        active.listen(new EventListening(journal.journal()));
        restorer = new Restorer(rows, versions, active, publisher, () -> {});
        source = new VersionSource(active, rows, versions, builder, bindings, clock);
        rebinder = new Rebinder(bindings, new Rebinding(active, versions, builder), restorer::again, clock, 0);
        RouteDialects dialects = new RouteDialects(contexts);
        history = new StoredVersions(rows, versions, new TagRepository(database), publisher, dialects);
        StoredWorkflows stored = new StoredWorkflows(
                rows,
                versions,
                active,
                text,
                publisher,
                new ManualRuns(
                        active, journal.journal(), journal.executions(), new DraftVersions(versions, source), readers),
                history);
        workflows = stored;
        files = new StoredFiles(history, stored, dialects);
        packs = new PluginWorkflows(rows, versions, active, text, builder, bindings);
        packaging = new PackagedDrafts(
                stored,
                text,
                dialects,
                bindings,
                reach -> new VersionBuilder(
                        new ContextBuilder(contexts, journal.journal(), (plugin, version) -> reach)));
        hooks = new HookDispatcher(
                active,
                journal.journal(),
                new HookAuth(path -> path.equals("signed") ? "s3cret" : null),
                new KnownAddresses(versions),
                readers);
    }

    /** Executions can leave memory and come back from now on. */
    void letExecutionsGoOn() {
        journal.routes(source);
    }

    ExecutionControl control() {
        return journal.steering();
    }

    static <T> T as(Caller caller, Supplier<T> work) {
        return new CallContext(caller, "test", null, null).call(work);
    }

    static <T> T asAda(Supplier<T> work) {
        return as(ADA, work);
    }

    Workflow create(String name, String dsl) {
        return asAda(() -> workflows.create(new WorkflowDraft(name, null, dsl, Map.of())));
    }

    Workflow published(String name, String dsl) {
        Workflow workflow = create(name, dsl);
        asAda(() -> workflows.publish(workflow.id()));
        return asAda(() -> workflows.get(workflow.id()));
    }

    static HookRequest post(String path, String body) {
        return request("POST", path, body, Map.of("content-type", List.of("application/json")), null);
    }

    static HookRequest request(
            String method, String path, String body, Map<String, List<String>> headers, Caller caller) {
        return request("/hooks/", method, path, body, headers, caller);
    }

    static HookRequest request(
            String base, String method, String path, String body, Map<String, List<String>> headers, Caller caller) {
        List<String> type = headers.get("content-type");
        return new HookRequest(
                Caller.DEFAULT_TENANT,
                base,
                path,
                method,
                new LinkedHashMap<>(headers),
                Map.of(),
                null,
                type == null ? null : type.get(0),
                body.getBytes(StandardCharsets.UTF_8),
                caller,
                "127.0.0.1",
                "test");
    }

    HookReply call(HookRequest request) {
        try {
            return hooks.dispatch(request)
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SeraiException known) {
                throw known;
            }
            throw e;
        }
    }

    Execution execution(String id) {
        return asAda(() -> journal.executions().get(id));
    }

    List<Step> steps(String id) {
        return asAda(
                () -> journal.executions().steps(id, PageRequest.first(100)).items());
    }

    List<Execution> executions(String workflow) {
        return asAda(() -> journal.executions()
                .list(new ExecutionFilter(workflow, java.util.Set.of(), null, null), PageRequest.first(100))
                .items());
    }

    @Override
    public void close() {
        active.closeAll(() -> {});
        source.close();
        journal.close();
        readers.shutdownNow();
        clock.shutdownNow();
    }

    /** Answers with its arguments. */
    private static final class Echo implements Tools {
        private static final ToolDescription DESCRIPTION =
                new ToolDescription("echo", "Answers with its arguments.", "{\"type\":\"object\"}", null);

        @Override
        public List<ToolInfo> list() {
            return List.of(new ToolInfo("echo", DESCRIPTION.summary(), DESCRIPTION.inputSchema(), null, null, null));
        }

        @Override
        public Optional<Tool> find(String name) {
            return name.equals("echo") ? Optional.of(new EchoTool()) : Optional.empty();
        }
    }

    private static final class EchoTool implements Tool {
        @Override
        public ToolDescription description() {
            return Echo.DESCRIPTION;
        }

        @Override
        public Object call(ToolCall call) {
            return call.arguments();
        }
    }
}
