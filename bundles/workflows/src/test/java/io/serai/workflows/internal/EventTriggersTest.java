package io.serai.workflows.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Workflows that begin with events, and after failures. */
class EventTriggersTest {
    private static TestDatabase database;
    private static TestHub hub;

    @BeforeAll
    static void start() {
        database = TestDatabase.derby();
        hub = new TestHub(database);
        hub.journal.routes(hub.source);
    }

    @AfterAll
    static void stop() {
        hub.close();
        database.close();
    }

    private static Execution only(Workflow workflow) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (true) {
                List<Execution> all = hub.executions(workflow.id());
                if (all.size() == 1 && all.get(0).status().isFinal()) {
                    return;
                }
                Thread.onSpinWait();
            }
        });
        return hub.execution(hub.executions(workflow.id()).get(0).id());
    }

    private static Workflow published(String name, Map<String, Object> settings, String dsl) {
        Workflow workflow = TestHub.asAda(() -> hub.workflows.create(new WorkflowDraft(name, null, dsl, settings)));
        TestHub.asAda(() -> hub.workflows.publish(workflow.id()));
        return workflow;
    }

    private static void run(Workflow workflow, Object input) {
        TestHub.asAda(() -> hub.workflows
                .run(workflow.id(), new RunRequest(input, null, null, 10_000L))
                .toCompletableFuture()
                .join());
    }

    private static final String BROKEN = """
            - route:
                id: r
                from:
                  uri: direct:in
                  steps:
                    - throwException: { id: oops, message: "no luck", exceptionType: java.io.IOException }
            """;

    @Test
    void settingsNameTheWorkflowThatBeginsAfterAFailure() {
        Workflow mend = published("mend", Map.of(), """
                - route:
                    id: r
                    from:
                      uri: direct:in
                      steps:
                        - setBody: { simple: "${body[workflowName]} at ${body[path]}: ${body[error]} of ${body[input]}" }
                """);
        Workflow broken = published("broken", Map.of("onFailure", "mend"), BROKEN);
        run(broken, "five");
        assertThat(only(mend).output()).isEqualTo("broken at /oops: no luck of five");
        assertThat(only(mend).parent()).isEqualTo(only(broken).id());
        assertThatThrownBy(() -> published("wrong", Map.of("onFailure", 7), BROKEN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("onFailure");
    }

    @Test
    void aRouteBeginsWithTheEventsOfOneWorkflow() {
        Workflow watcher = published("watcher", Map.of(), """
                - route:
                    id: watch
                    from:
                      uri: event:execution.failed
                      parameters: { workflow: watched }
                      steps:
                        - setBody: { simple: "${body[data][workflowName]}" }
                """);
        Workflow other = published("unwatched", Map.of(), BROKEN);
        Workflow watched = published("watched", Map.of(), BROKEN);
        run(other, "x");
        run(watched, "x");
        assertThat(only(watcher).output()).isEqualTo("watched");
        assertThat(only(watcher).status()).isEqualTo(ExecutionStatus.COMPLETED);
        TestHub.asAda(() -> {
            hub.workflows.delete(watcher.id());
            return null;
        });
        run(watched, "y");
    }
}
