package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static io.serai.workflows.internal.TestHub.post;
import static io.serai.workflows.internal.TestHub.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ExecutionFailedException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.hook.HookReply;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import io.serai.workflows.internal.FakePlugins.Version;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowsTest {
    private static final Map<Engine, TestDatabase> DATABASES = new EnumMap<>(Engine.class);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private TestHub hub;

    private void open(Engine engine) {
        hub = new TestHub(DATABASES.computeIfAbsent(engine, TestDatabase::on));
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

    /** A path that no other test uses. */
    private static String path() {
        return "path-" + NAMES.incrementAndGet();
    }

    private static String echo(String path, String options, String text) {
        return """
                - from:
                    uri: hook:%s?%s
                    steps:
                      - setBody: { id: answer, simple: "%s" }
                """.formatted(path, options, text);
    }

    private static final String OPEN = "respond=result&auth=none";

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPublishedHookAnswersAndIsRecorded(Engine engine) {
        open(engine);
        String path = path();
        Workflow workflow = hub.published("echo", echo(path, OPEN, "got ${body}"));

        HookReply reply = hub.call(post(path, "hello"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("got hello");
        assertThat(reply.contentType()).isNull();
        assertThat(workflow.hooks()).containsExactly(path);
        assertThat(workflow.status()).isEqualTo("published");
        Execution execution = hub.execution(reply.executionId());
        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(execution.input()).isEqualTo("hello");
        assertThat(execution.output()).isEqualTo("got hello");
        assertThat(hub.steps(reply.executionId())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatCameInIsNotEchoedAndTheRoutesOwnHeadersAre(Engine engine) {
        open(engine);
        String path = path();
        hub.published("headers", """
                - from:
                    uri: hook:%s?respond=result&auth=none
                    steps:
                      - setHeader: { name: X-Mine, constant: "1" }
                      - setHeader: { name: CamelHttpResponseCode, constant: "201" }
                      - setBody: { simple: "${header.x-in}" }
                """.formatted(path));

        HookReply reply = hub.call(request(
                "POST", path, "x", Map.of("x-in", List.of("seen"), "content-type", List.of("text/plain")), null));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("seen");
        assertThat(reply.headers()).containsEntry("X-Mine", "1").doesNotContainKey("x-in");
        assertThat(reply.contentType()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aFailedRunTellsItsExecution(Engine engine) {
        open(engine);
        String path = path();
        hub.published("fails", """
                - from:
                    uri: hook:%s?respond=result&auth=none
                    steps:
                      - throwException: { id: boom, exceptionType: java.lang.IllegalStateException, message: no way }
                """.formatted(path));

        assertThatThrownBy(() -> hub.call(post(path, "x")))
                .isInstanceOfSatisfying(ExecutionFailedException.class, failed -> {
                    assertThat(failed.detail()).isEqualTo("no way");
                    assertThat(hub.execution(failed.executionId()).error().node())
                            .isEqualTo("boom");
                });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aRouteCanRefuseWithItsOwnStatusAndFailTheRun(Engine engine) {
        open(engine);
        String path = path();
        hub.published("refuses", """
                - from:
                    uri: hook:%s?respond=result&auth=none
                    steps:
                      - setBody: { constant: "not like that" }
                      - setHeader: { name: CamelHttpResponseCode, constant: "422" }
                      - throwException: { exceptionType: java.lang.IllegalArgumentException, message: bad order }
                """.formatted(path));

        HookReply reply = hub.call(post(path, "x"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).isEqualTo("not like that");
        assertThat(hub.execution(reply.executionId()).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void checksMethodAndCaller(Engine engine) {
        open(engine);
        String key = path();
        hub.published("key", echo(key, "respond=result", "in"));
        hub.active.hook(Caller.DEFAULT_TENANT, key);
        Caller poor = new Caller(Caller.DEFAULT_TENANT, "u", "poor", Caller.Kind.API_KEY, Set.of(), false);

        assertThatThrownBy(() -> hub.call(post(key, "x"))).isInstanceOf(UnauthenticatedException.class);
        assertThatThrownBy(() -> hub.call(request("POST", key, "x", Map.of(), poor)))
                .isInstanceOf(io.serai.api.error.ForbiddenException.class);
        assertThatThrownBy(() -> hub.call(request("GET", key, "x", Map.of(), TestHub.ADA)))
                .isInstanceOf(MethodNotAllowedException.class);
        assertThat(hub.call(request("POST", key, "x", Map.of(), TestHub.ADA)).body())
                .isEqualTo("in");
        assertThatThrownBy(() -> hub.call(post("nowhere", "x"))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void checksSignatures(Engine engine) {
        open(engine);
        Workflow workflow = hub.published("signed", echo("signed", "respond=result&auth=hmac", "in"));
        String good = "sha256=" + hmac("s3cret", "x");

        assertThat(hub.call(request("POST", "signed", "x", Map.of("x-signature-256", List.of(good)), null))
                        .body())
                .isEqualTo("in");
        assertThatThrownBy(
                        () -> hub.call(request("POST", "signed", "y", Map.of("x-signature-256", List.of(good)), null)))
                .isInstanceOf(UnauthenticatedException.class);
        asAda(() -> {
            hub.workflows.delete(workflow.id());
            return null;
        });
    }

    private static String hmac(String secret, String body) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(secret.getBytes(), "HmacSHA256"));
            return java.util.HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void acceptedAnswersBeforeTheEnd(Engine engine) {
        open(engine);
        String path = path();
        hub.published("later", echo(path, "auth=none", "done"));

        HookReply reply = hub.call(post(path, "x"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.headers().get("Location")).endsWith(reply.executionId());
        assertThat(hub.execution(reply.executionId()).id()).isEqualTo(reply.executionId());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void publishingUnderLoadFailsNoRequest(Engine engine) throws Exception {
        open(engine);
        String path = path();
        Workflow workflow = hub.published("swap", echo(path, OPEN, "v1"));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        java.util.Queue<Throwable> failures = new java.util.concurrent.ConcurrentLinkedQueue<>();
        List<Thread> load = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                while (!stop.get()) {
                    try {
                        hub.call(post(path, "x"));
                        answered.incrementAndGet();
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                }
            });
            thread.start();
            load.add(thread);
        }
        for (int version = 2; version <= 4; version++) {
            String text = "v" + version;
            asAda(() -> hub.workflows.update(
                    workflow.id(), new WorkflowDraft("swap", null, echo(path, OPEN, text), null), null));
            WorkflowVersion published = asAda(() -> hub.workflows.publish(workflow.id()));
            assertThat(published.version()).isEqualTo(version);
            assertThat(hub.call(post(path, "x")).body()).isEqualTo(text);
        }
        stop.set(true);
        for (Thread thread : load) {
            thread.join(10_000);
        }
        assertThat(failures).isEmpty();
        assertThat(answered.get()).isPositive();
        asAda(() -> hub.workflows.rollback(workflow.id(), 1));
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("v1");
        assertThat(asAda(() -> hub.workflows.versions(workflow.id(), PageRequest.first(10)))
                        .items())
                .extracting(WorkflowVersion::version)
                .containsExactly(4, 3, 2, 1);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBadTextIsKeptButNotPublished(Engine engine) {
        open(engine);
        Workflow workflow = hub.create("bad", """
                - from:
                    uri: hook:bad
                    steps:
                      - to: { uri: "kafka:orders" }
                """);

        assertThat(asAda(() -> hub.workflows.validate(workflow.id())).problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("kafka"));
        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(workflow.id())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("kafka");
        assertThat(asAda(() -> hub.workflows.get(workflow.id())).status()).isEqualTo("draft");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void draftsKeepToTheirRules(Engine engine) {
        open(engine);
        assertThatThrownBy(() -> asAda(() ->
                        hub.workflows.create(new WorkflowDraft(" ", null, "", Map.of("priority", 9, "capture", "x")))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.violations()).hasSize(4));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theLaterOfTwoEditsIsRefused(Engine engine) {
        open(engine);
        Workflow workflow = hub.create("edited", echo(path(), OPEN, "1"));
        WorkflowDraft draft = new WorkflowDraft("edited", "by me", workflow.dsl(), null);
        Workflow mine = asAda(() -> hub.workflows.update(workflow.id(), draft, workflow.etag()));

        assertThat(mine.description()).isEqualTo("by me");
        assertThatThrownBy(() -> asAda(() -> hub.workflows.update(workflow.id(), draft, workflow.etag())))
                .isInstanceOf(PreconditionException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPathBelongsToOneWorkflow(Engine engine) {
        open(engine);
        String path = path();
        hub.published("first", echo(path, OPEN, "1"));
        Workflow second = hub.create("second", echo(path, OPEN, "2"));

        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(second.id())))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(path);
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void runsByHandAndWaits(Engine engine) throws Exception {
        open(engine);
        Workflow workflow = hub.published("manual", echo(path(), OPEN, "ran ${body}"));
        RunRequest request = new RunRequest(Map.of("a", 1), null, null, 5000L);
        Execution execution = asAda(() -> hub.workflows.run(workflow.id(), request))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(execution.output()).isEqualTo("ran {\"a\":1}");
        assertThat(execution.trigger().kind()).isEqualTo("manual");
        Workflow draft = hub.create("unpublished", echo(path(), OPEN, "x"));
        assertThatThrownBy(() -> asAda(() -> hub.workflows.run(draft.id(), request)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> asAda(() -> hub.workflows.run(workflow.id(), new RunRequest(null, 7, null, null))))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void comesBackAfterARestart(Engine engine) {
        open(engine);
        String path = path();
        Workflow workflow = hub.published("survivor", echo(path, OPEN, "still here"));
        hub.close();
        open(engine);
        assertThatThrownBy(() -> hub.call(post(path, "x"))).isInstanceOf(io.serai.api.error.UnavailableException.class);

        hub.restorer.restore();

        assertThat(hub.call(post(path, "x")).body()).isEqualTo("still here");
        asAda(() -> {
            hub.workflows.delete(workflow.id());
            return null;
        });
        assertThatThrownBy(() -> hub.call(post(path, "x"))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void tenantsDoNotSeeEachOther(Engine engine) {
        open(engine);
        Workflow workflow = hub.create("mine", echo(path(), OPEN, "1"));
        Caller stranger = new Caller("other", "u-2", "eve", Caller.Kind.USER, Set.of("*"), false);

        assertThatThrownBy(() -> TestHub.as(stranger, () -> hub.workflows.get(workflow.id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(TestHub.as(stranger, () -> hub.workflows.list(PageRequest.first(10)))
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void listsByNameInPages(Engine engine) {
        open(engine);
        Caller own = new Caller("pages-" + engine, "u-3", "pam", Caller.Kind.USER, Set.of("*"), false);
        for (String name : List.of("Cello", "alto", "Bass_1")) {
            TestHub.as(own, () -> hub.workflows.create(new WorkflowDraft(name, null, "- from: {}", null)));
        }
        var first = TestHub.as(own, () -> hub.workflows.list(PageRequest.first(2)));
        var second = TestHub.as(own, () -> hub.workflows.list(PageRequest.of(2, first.next(), null, null)));

        assertThat(first.items()).extracting(Workflow::name).containsExactly("alto", "Bass_1");
        assertThat(second.items()).extracting(Workflow::name).containsExactly("Cello");
        assertThat(second.next()).isNull();
        assertThat(TestHub.as(own, () -> hub.workflows.list(PageRequest.of(5, null, "s_", null)))
                        .items())
                .extracting(Workflow::name)
                .containsExactly("Bass_1");
        assertThat(TestHub.as(own, () -> hub.workflows.find("alto"))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void pluginsBringAndTakeTheirWorkflows(Engine engine) {
        open(engine);
        String path = path();
        String plugin = "pack-" + engine;
        FakePlugins plugins = new FakePlugins();
        hub.bindings.use(plugins);
        bring(plugins, plugin, "1.0.0", echo(path, OPEN, "one"));
        HookReply reply = hub.call(post(path, "x"));
        assertThat(reply.body()).isEqualTo("one");
        assertThat(hub.execution(reply.executionId()).plugins()).containsEntry(plugin, "1.0.0");
        assertThat(hub.packs.installed()).containsEntry(plugin, "1.0.0");
        String id = hub.execution(reply.executionId()).workflow();
        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(id))).isInstanceOf(ConflictException.class);

        bring(plugins, plugin, "1.1.0", echo(path, OPEN, "two"));
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("two");
        assertThatThrownBy(() -> bring(plugins, plugin, "2.0.0", "- nonsense: {}"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(hub.call(post(path, "x")).body()).isEqualTo("two");

        hub.packs.prepare(plugin, null, List.of(), plugins.with(plugin, null)).apply();
        assertThatThrownBy(() -> hub.call(post(path, "x"))).isInstanceOf(NotFoundException.class);
        assertThat(hub.executions(id)).isNotEmpty();
    }

    private void bring(FakePlugins plugins, String plugin, String version, String dsl) {
        plugins.add(Version.offering(plugin, version));
        hub.packs
                .prepare(
                        plugin,
                        version,
                        List.of(new RoutePackEntry("brought", null, dsl, Map.of())),
                        plugins.with(plugin, version))
                .apply();
        plugins.activate(plugin, version);
    }
}
