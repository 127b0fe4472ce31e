package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static io.serai.workflows.internal.TestHub.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.workflow.Workflow;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that remember other messages, in a published workflow. */
class RememberingTest {
    private static final String DSL = """
            - route:
                id: lines
                from:
                  uri: hook:remembered?auth=none&respond=result
                  steps:
                    - idempotentConsumer:
                        simple: "${body}"
                        steps:
                          - aggregate:
                              id: collect
                              correlationExpression: { constant: all }
                              aggregationStrategy: "#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy"
                              completionSize: "2"
                              steps:
                                - setBody: { simple: "${body.size} of ${body}" }
                    - setBody: { constant: taken }
            """;

    @Test
    void duplicatesAreSkippedAndACompleteGroupIsAnExecution() {
        try (TestDatabase database = TestDatabase.derby();
                TestHub hub = new TestHub(database)) {
            hub.journal.routes(hub.source);
            assertThat(asAda(() -> hub.workflows.validateText(DSL)).problems()).isEmpty();
            Workflow workflow = hub.published("Remembering", DSL);
            for (String body : List.of("a", "a", "b")) {
                assertThat(hub.call(post("remembered", body)).status()).isEqualTo(200);
            }
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (group(hub, workflow) == null) {
                    Thread.onSpinWait();
                }
            });
            Execution group = hub.execution(group(hub, workflow).id());
            assertThat(group.trigger().kind()).isEqualTo("aggregate");
            assertThat(group.output()).isEqualTo("2 of [a, b]");
            assertThat(hub.executions(workflow.id())).hasSize(4);
        }
    }

    private static Execution group(TestHub hub, Workflow workflow) {
        return hub.executions(workflow.id()).stream()
                .filter(execution -> execution.trigger().kind().equals("aggregate")
                        && execution.status() == ExecutionStatus.COMPLETED)
                .findFirst()
                .orElse(null);
    }
}
