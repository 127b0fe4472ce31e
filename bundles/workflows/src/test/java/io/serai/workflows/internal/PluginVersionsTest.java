package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static io.serai.workflows.internal.TestHub.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.serai.api.approval.Approval;
import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.hook.HookReply;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.PluginUsage.Migration;
import io.serai.api.plugin.PluginUsage.Stayed;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks.Change;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.store.TestDatabase;
import io.serai.workflows.internal.FakePlugins.Version;
import io.serai.workflows.internal.deploy.LiveVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which plugin versions executions run with, while plugins come, change their versions and go. */
class PluginVersionsTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static TestDatabase database;
    private final int number = NAMES.incrementAndGet();
    private final String name = "side-" + number;
    private final String plugin = "greeter-" + number;
    private final String tool = "greet-" + number;
    private FakePlugins plugins = new FakePlugins();
    private TestHub hub;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        begin();
        plugins.add(Version.offering(plugin, "1.0.0", tool));
        plugins.activate(plugin, "1.0.0");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    /** As the hub begins: workflows first, then plugins. */
    private void begin() {
        hub = new TestHub(database);
        hub.restorer.restore();
        hub.letExecutionsGoOn();
        hub.bindings.use(plugins);
    }

    /** Says the tool's version before and after a person has looked at it. */
    private String waiting(String path, String text) {
        return """
                - route:
                    id: greet
                    from:
                      uri: hook:%s?auth=none
                      steps:
                        - setBody: { constant: "{}" }
                        - to: { id: first, uri: "tool:%s" }
                        - setVariable: { name: first, simple: "${body}" }
                        - to: { id: look, uri: "approval:look" }
                        - setBody: { constant: "{}" }
                        - to: { id: second, uri: "tool:%s" }
                        - setBody: { id: say, simple: "%s ${variable.first} ${body}" }
                """.formatted(path, tool, tool, text);
    }

    private String quick() {
        return """
                - from:
                    uri: hook:%s?auth=none&respond=result
                    steps:
                      - setBody: { constant: "{}" }
                      - to: "tool:%s"
                """.formatted(name, tool);
    }

    private String start() {
        HookReply reply = hub.call(post(name, "x"));
        String id = String.valueOf(reply.executionId());
        try {
            until(() -> hub.execution(id).status() == ExecutionStatus.WAITING);
        } catch (AssertionError e) {
            throw new AssertionError("It is " + hub.execution(id), e);
        }
        return id;
    }

    private void until(BooleanSupplier holds) {
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            while (!holds.getAsBoolean()) {
                LockSupport.parkNanos(10_000_000); // leaves the processor to what is waited for
            }
        });
    }

    private void approve(String execution) {
        Approval open = asAda(() -> hub.journal
                        .decisions()
                        .list(true, PageRequest.first(500))
                        .items())
                .stream()
                .filter(approval -> approval.execution().equals(execution))
                .findFirst()
                .orElseThrow();
        asAda(() -> hub.journal.decisions().decide(open.id(), true, null, null));
    }

    private Object output(String execution) {
        until(() -> hub.execution(execution).status().isFinal());
        return hub.execution(execution).output();
    }

    private Map<String, String> pins(String execution) {
        return hub.execution(execution).plugins();
    }

    private boolean isBoundTo(String version) {
        return hub.active.all().stream()
                .map(LiveVersion::version)
                .anyMatch(live -> live.name().equals(name) && live.plugins().has(plugin, version));
    }

    private Change prepare(String version, RoutePackEntry... entries) {
        return hub.packs.prepare(plugin, version, List.of(entries), plugins.with(plugin, version));
    }

    /** As the plugins bundle switches: prepared, made, then active. */
    private void switchTo(String version, RoutePackEntry... entries) {
        prepare(version, entries).apply();
        plugins.activate(plugin, version);
    }

    private void update(String version) {
        plugins.add(Version.offering(plugin, version, tool));
        switchTo(version);
    }

    private RoutePackEntry pack(String text) {
        return new RoutePackEntry(name, null, waiting(name, text), Map.of());
    }

    @Test
    void aWorkflowThatNeedsWhatItsPluginDidNotDeclareIsRefused() {
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        hub.access.undeclared.add("TOOL:elsewhere");
        RoutePackEntry entry = new RoutePackEntry(
                name,
                null,
                "- from:\n    uri: direct:x\n    steps:\n      - to: { id: ask, uri: \"tool:elsewhere\" }\n",
                Map.of());

        assertThatThrownBy(() -> prepare("2.0.0", entry)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.code()).isEqualTo("plugin.permission-missing");
            assertThat(e.detail()).contains("ask", "tool:elsewhere", plugin);
        });
        assertThat(hub.active.all()).noneMatch(live -> live.version().name().equals(name));
    }

    @Test
    void anExecutionEndsWithThePluginVersionThatItBeganWith() {
        hub.published(name, waiting(name, "said"));
        String before = start();
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        Change change = prepare("2.0.0");
        assertThat(change.workflows()).containsExactly(name);
        String meanwhile = start();
        change.apply();
        plugins.activate(plugin, "2.0.0");
        String after = start();
        List.of(before, meanwhile, after).forEach(this::approve);
        assertThat(output(before)).isEqualTo("said 1.0.0 1.0.0");
        assertThat(output(meanwhile)).isEqualTo("said 1.0.0 1.0.0");
        assertThat(output(after)).isEqualTo("said 2.0.0 2.0.0");
        assertThat(pins(before)).isEqualTo(Map.of(plugin, "1.0.0"));
        assertThat(pins(after)).isEqualTo(Map.of(plugin, "2.0.0"));
        assertThat(hub.execution(after).version()).isEqualTo(1);
    }

    @Test
    void aDiscardedChangeLeavesEverythingAsItWas() {
        hub.published(name, waiting(name, "said"));
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        Change change =
                prepare("2.0.0", new RoutePackEntry(name + "-own", null, waiting(name + "-own", "x"), Map.of()));
        assertThat(change.workflows()).containsExactly(name + "-own", name);
        change.discard();
        assertThatThrownBy(change::apply).isInstanceOf(IllegalStateException.class);
        assertThat(pins(start())).isEqualTo(Map.of(plugin, "1.0.0"));
        assertThat(asAda(() -> hub.workflows.find(name + "-own"))).isEmpty();
        assertThat(hub.packs.installed()).doesNotContainKey(plugin);
    }

    @Test
    void noCallFailsWhileVersionsAreSwitched() throws Exception {
        hub.published(name, quick());
        AtomicBoolean over = new AtomicBoolean();
        Queue<Object> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger calls = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread caller = new Thread(() -> {
                while (!over.get()) {
                    try {
                        HookReply reply = hub.call(post(name, "x"));
                        calls.incrementAndGet();
                        if (reply.status() != 200
                                || !String.valueOf(reply.body()).endsWith(".0.0")) {
                            wrong.add(reply);
                        }
                    } catch (RuntimeException e) {
                        wrong.add(e);
                    }
                }
            });
            callers.add(caller);
            caller.start();
        }
        for (int version = 2; version <= 21; version++) {
            int seen = calls.get();
            update(version + ".0.0");
            plugins.remove(plugin, version - 2 + ".0.0");
            until(() -> calls.get() > seen + 8 || !wrong.isEmpty());
        }
        over.set(true);
        for (Thread caller : callers) {
            caller.join(TimeUnit.SECONDS.toMillis(20));
        }
        assertThat(wrong).isEmpty();
        assertThat(hub.call(post(name, "x")).body()).isEqualTo("21.0.0");
    }

    @Test
    void afterARestartItGoesOnWithItsVersionsAndNewOnesGetTheActive() {
        hub.published(name, waiting(name, "said"));
        String before = start();
        update("2.0.0");
        hub.close();
        plugins = new FakePlugins();
        begin();
        approve(before);
        assertThat(hub.execution(before).status().isFinal()).isFalse();
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        plugins.activate(plugin, "2.0.0");
        until(() -> isBoundTo("2.0.0"));
        assertThat(pins(start())).isEqualTo(Map.of(plugin, "2.0.0"));
        assertThat(hub.execution(before).status().isFinal()).isFalse();
        plugins.add(Version.offering(plugin, "1.0.0", tool));
        assertThat(output(before)).isEqualTo("said 1.0.0 1.0.0");
    }

    @Test
    void whatHasNoPluginNowWaitsAndCannotBeResumedByHand() {
        hub.published(name, waiting(name, "said"));
        String waits = start();
        String paused = start();
        asAda(() -> hub.control().pause(paused));
        update("2.0.0");
        plugins.remove(plugin, "1.0.0");
        approve(waits);
        assertThatThrownBy(() -> asAda(() -> hub.control().resume(paused)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("plugin.version-missing"));
        assertThat(hub.execution(waits).status().isFinal()).isFalse();
        plugins.add(Version.offering(plugin, "1.0.0", tool));
        assertThat(output(waits)).isEqualTo("said 1.0.0 1.0.0");
        assertThat(asAda(() -> hub.control().resume(paused)).status()).isNotEqualTo(ExecutionStatus.PAUSED);
    }

    @Test
    void aPluginsOwnWorkflowEndsAsItWasWhenItBegan() {
        switchTo("1.0.0", pack("one"));
        String first = start();
        plugins.add(Version.offering(plugin, "1.1.0", tool));
        switchTo("1.1.0", pack("one"));
        String same = start();
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        switchTo("2.0.0", pack("two"));
        String other = start();
        assertThat(hub.execution(first).version()).isEqualTo(1);
        assertThat(hub.execution(same).version()).isEqualTo(1);
        assertThat(hub.execution(other).version()).isEqualTo(2);
        assertThat(hub.packs.installed()).containsEntry(plugin, "2.0.0");
        List.of(first, same, other).forEach(this::approve);
        assertThat(output(first)).isEqualTo("one 1.0.0 1.0.0");
        assertThat(output(same)).isEqualTo("one 1.1.0 1.1.0");
        assertThat(output(other)).isEqualTo("two 2.0.0 2.0.0");
        assertThat(pins(same)).isEqualTo(Map.of(plugin, "1.1.0"));
    }

    @Test
    void whatAPluginBroughtGoesWithItAndItsExecutionsGoOnWhenItIsBack() {
        switchTo("1.0.0", pack("one"));
        String id = start();
        Change change = prepare(null);
        assertThat(change.workflows()).containsExactly(name);
        change.apply();
        plugins.remove(plugin, "1.0.0");
        assertThat(asAda(() -> hub.workflows.find(name))).isEmpty();
        approve(id);
        plugins.add(Version.offering(plugin, "1.0.0", tool));
        assertThat(output(id)).isEqualTo("one 1.0.0 1.0.0");
    }

    @Test
    void aWorkflowStaysOnTheVersionThatItsSettingsPin() {
        Map<String, Object> settings = Map.of("plugins", Map.of(plugin, "1.0.0"));
        Workflow pinned =
                asAda(() -> hub.workflows.create(new WorkflowDraft(name, null, waiting(name, "said"), settings)));
        asAda(() -> hub.workflows.publish(pinned.id()));
        update("2.0.0");
        assertThat(pins(start())).isEqualTo(Map.of(plugin, "1.0.0"));
        FakePlugins next = plugins.without(plugin, "1.0.0");
        assertThat(hub.packs.inUse().get(plugin)).contains("1.0.0");
        assertThatThrownBy(() -> hub.packs.prepare(plugin, "2.0.0", List.of(), next))
                .isInstanceOfSatisfying(ConflictException.class, e -> {
                    assertThat(e.code()).isEqualTo("plugin.version-missing");
                    assertThat(e.detail()).contains(name);
                });
        plugins.remove(plugin, "1.0.0");
        prepare("2.0.0").discard(); // it stands in nobody's way for what it lacks anyway
        assertThatThrownBy(() -> asAda(() -> hub.workflows.create(
                        new WorkflowDraft("other", null, quick(), Map.of("plugins", Map.of(plugin, 1))))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aWorkflowThatCannotRunWithTheNewVersionRefusesTheChange() {
        plugins.add(new Version(
                plugin, "1.5.0", Map.of(), java.util.Set.of("probe"), ProbeComponent.class.getClassLoader()));
        switchTo("1.0.0", pack("one"));
        assertThatThrownBy(() -> prepare("1.5.0", new RoutePackEntry(name, null, "- nonsense: {}", Map.of())))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).field()).startsWith(name));
        assertThatThrownBy(() -> hub.packs.prepare("other-" + plugin, "1", List.of(pack("x")), plugins))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("plugin.name-clash"));
        RoutePackEntry taken = new RoutePackEntry(name + "-b", null, waiting(name, "x"), Map.of());
        assertThatThrownBy(() -> hub.packs.prepare("other-" + plugin, "1", List.of(taken), plugins))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("hook.path-taken"));
        assertThat(pins(start())).isEqualTo(Map.of(plugin, "1.0.0"));
    }

    @Test
    void aPathMovesFromOneWorkflowOfAPluginToAnother() {
        RoutePackEntry a = new RoutePackEntry(name + "-a", null, waiting(name, "a"), Map.of());
        RoutePackEntry b = new RoutePackEntry(name + "-b", null, waiting(name + "-b", "b"), Map.of());
        switchTo("1.0.0", a, b);
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        switchTo(
                "2.0.0",
                new RoutePackEntry(name + "-a", null, waiting(name + "-b", "a"), Map.of()),
                new RoutePackEntry(name + "-b", null, waiting(name, "b"), Map.of()));
        String id = start();
        approve(id);
        assertThat(output(id)).isEqualTo("b 2.0.0 2.0.0");
    }

    @Test
    void aPluginThatComesByItselfReachesTheWorkflowsThatNameIt() {
        hub.published(name, waiting(name, "said"));
        plugins.add(Version.offering(plugin, "3.0.0", tool));
        plugins.activate(plugin, "3.0.0");
        until(() -> isBoundTo("3.0.0"));
        assertThat(pins(start())).isEqualTo(Map.of(plugin, "3.0.0"));
        Execution run = asAda(() -> hub.workflows.find(name))
                .map(workflow -> asAda(() -> hub.workflows.run(workflow.id(), new RunRequest("x", null, null, null)))
                        .toCompletableFuture()
                        .join())
                .orElseThrow();
        assertThat(run.plugins()).isEqualTo(Map.of(plugin, "3.0.0"));
    }

    private int live(String version) {
        return hub.journal.plugins().live().getOrDefault(plugin, Map.of()).getOrDefault(version, 0);
    }

    @Test
    void whatIsParkedStaysUntilSomebodyResumesItAndItsPluginIsThere() {
        hub.published(name, waiting(name, "said"));
        String id = start();
        assertThat(live("1.0.0")).isEqualTo(1);
        assertThat(hub.journal.plugins().park(plugin, "1.0.0", "The plugin is removed."))
                .isEqualTo(1);
        assertThat(hub.journal.plugins().park(plugin, "1.0.0", "The plugin is removed."))
                .isZero();
        assertThat(hub.execution(id).status()).isEqualTo(ExecutionStatus.PAUSED);
        assertThat(live("1.0.0")).isEqualTo(1);
        prepare(null).apply();
        plugins.remove(plugin, "1.0.0");
        approve(id);
        assertThatThrownBy(() -> asAda(() -> hub.control().resume(id))).isInstanceOf(ConflictException.class);
        plugins.add(Version.offering(plugin, "1.0.0", tool));
        assertThat(hub.execution(id).status()).isEqualTo(ExecutionStatus.PAUSED);
        asAda(() -> hub.control().resume(id));
        assertThat(output(id)).isEqualTo("said 1.0.0 1.0.0");
        assertThat(live("1.0.0")).isZero();
    }

    @Test
    void whatWaitsMovesToAnotherVersion() {
        hub.published(name, waiting(name, "said"));
        String id = start();
        String approved = start();
        update("2.0.0");
        plugins.remove(plugin, "1.0.0");
        approve(approved); // nothing can be done about it before it has moved
        Migration migration = hub.journal.plugins().migrate(plugin, "1.0.0", "2.0.0");
        assertThat(migration).isEqualTo(new Migration(2, List.of()));
        assertThat(output(approved)).isEqualTo("said 1.0.0 2.0.0");
        approve(id);
        assertThat(output(id)).isEqualTo("said 1.0.0 2.0.0");
        assertThat(pins(id)).isEqualTo(Map.of(plugin, "2.0.0"));
        assertThat(live("1.0.0")).isZero();
    }

    @Test
    void whatAPluginBroughtMovesToTheRoutesOfItsNewVersionIfTheyFit() {
        switchTo("1.0.0", pack("one"));
        String fits = start();
        plugins.add(Version.offering(plugin, "2.0.0", tool));
        switchTo("2.0.0", pack("two"));
        assertThat(hub.journal.plugins().migrate(plugin, "1.0.0", "2.0.0").moved())
                .isEqualTo(1);
        assertThat(hub.execution(fits).version()).isEqualTo(2);
        String later = start();
        plugins.add(Version.offering(plugin, "3.0.0", tool));
        RoutePackEntry other = pack("three");
        String longer = other.dsl()
                .replace(
                        "- to: { id: look",
                        "- to: { id: extra, uri: \"tool:" + tool + "\" }\n        - to: { id: look");
        switchTo("3.0.0", new RoutePackEntry(name, null, longer, Map.of()));
        Migration migration = hub.journal.plugins().migrate(plugin, "2.0.0", "3.0.0");
        assertThat(migration.moved()).isZero();
        assertThat(migration.stayed()).extracting(Stayed::execution).containsExactlyInAnyOrder(fits, later);
        assertThat(migration.stayed().get(0).reason()).contains("/look").contains("/extra");
        List.of(fits, later).forEach(this::approve);
        assertThat(output(fits)).isEqualTo("two 1.0.0 2.0.0");
        assertThat(output(later)).isEqualTo("two 2.0.0 2.0.0");
    }
}
