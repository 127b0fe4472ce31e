package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that run without being published, with breakpoints and step by step. */
class DraftRunsTest {
    private static TestDatabase database;
    private TestHub hub;

    private static final String TEXT = """
            - from:
                uri: direct:in
                steps:
                  - setBody: { id: first, simple: "${body}1" }
                  - choice:
                      id: which
                      when:
                        - simple: "${body} == 'x1'"
                          steps:
                            - setBody: { id: second, simple: "${body}2" }
                  - setBody: { id: third, simple: "${body}3" }
            """;

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
        hub = new TestHub(database);
        hub.letExecutionsGoOn();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private Execution run(Workflow workflow, List<String> breakpoints, Boolean stepByStep) throws Exception {
        RunRequest request = new RunRequest("x", null, null, 10_000L, true, breakpoints, stepByStep);
        return asAda(() -> hub.workflows.run(workflow.id(), request))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private List<String> paths(Execution execution) {
        return hub.steps(execution.id()).stream().map(Step::path).toList();
    }

    /** Goes on, until it pauses again or ends. */
    private Execution resume(Execution execution, boolean step) {
        asAda(() -> hub.control().resume(execution.id(), step, null));
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ExecutionStatus status = hub.execution(execution.id()).status();
            while (!status.isFinal() && status != ExecutionStatus.PAUSED) {
                Thread.onSpinWait();
                status = hub.execution(execution.id()).status();
            }
        });
        return hub.execution(execution.id());
    }

    @Test
    void aDraftRunsWithoutBeingPublishedAndShowsAllData() throws Exception {
        Workflow workflow = hub.create("draft", TEXT);
        Execution execution = run(workflow, null, null);
        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(execution.output()).isEqualTo("x123");
        assertThat(execution.version()).isZero();
        assertThat(hub.steps(execution.id()).get(0).input()).isEqualTo("x");
        assertThat(asAda(() -> hub.workflows.get(workflow.id())).status()).isEqualTo("draft");
        assertThat(asAda(() -> hub.workflows.versions(workflow.id(), PageRequest.first(10)))
                        .items())
                .isEmpty();
    }

    @Test
    void aBreakpointPausesBeforeItsNodeAndTheDraftMayChangeMeanwhile() throws Exception {
        Workflow workflow = hub.create("breakpoint", TEXT);
        Execution paused = run(workflow, List.of("second"), null);
        assertThat(paused.status()).isEqualTo(ExecutionStatus.PAUSED);
        assertThat(paths(paused)).containsExactly("/first", "/which");
        assertThat(hub.journal.inMemory()).isZero();
        asAda(() -> hub.workflows.update(
                workflow.id(), new WorkflowDraft("breakpoint", null, TEXT.replace("3\"", "4\""), Map.of()), null));
        Execution done = resume(paused, false);
        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(done.output()).isEqualTo("x123");
        assertThat(run(workflow, null, null).output()).isEqualTo("x124");
    }

    @Test
    void stepByStepGoesOneNodeFurtherEachTime() throws Exception {
        Execution execution = run(hub.create("steps", TEXT), null, true);
        assertThat(execution.status()).isEqualTo(ExecutionStatus.PAUSED);
        assertThat(paths(execution)).isEmpty();
        assertThat(paths(resume(execution, true))).containsExactly("/first");
        assertThat(paths(resume(execution, true))).containsExactly("/first", "/which");
        resume(execution, true);
        assertThat(paths(execution)).hasSize(3);
        Execution done = resume(execution, true);
        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(done.output()).isEqualTo("x123");
    }

    @Test
    void whatIsForDraftsIsRefusedElsewhere() throws Exception {
        Workflow workflow = hub.create("refused", TEXT);
        Execution plain = run(workflow, null, null);
        assertThatThrownBy(() -> asAda(() -> hub.control().resume(plain.id(), true, null)))
                .isInstanceOf(ConflictException.class);
        asAda(() -> hub.workflows.publish(workflow.id()));
        RunRequest published = new RunRequest("x", null, null, null, null, List.of("second"), null);
        assertThatThrownBy(() -> asAda(() -> hub.workflows.run(workflow.id(), published)))
                .isInstanceOf(InvalidInputException.class);
        RunRequest draft = new RunRequest("x", null, null, null, true, null, null);
        Caller runner = new Caller(
                Caller.DEFAULT_TENANT,
                "bob",
                "bob",
                Caller.Kind.USER,
                Set.of("workflow:execute", "workflow:read"),
                false);
        assertThatThrownBy(() -> TestHub.as(runner, () -> hub.workflows.run(workflow.id(), draft)))
                .isInstanceOf(ForbiddenException.class);
    }
}
