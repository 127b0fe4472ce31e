package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.store.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be held durable is said when it is saved, and not published. */
class DurabilityTest {
    private static final String QUEUED = """
            - route:
                from:
                  uri: hook:durability
                  steps:
                    - log: "first"
                    - to:
                        id: later
                        uri: seda:later
                    - choice:
                        when:
                          - simple: "${random(2)} == 1"
                            steps:
                              - to: tool:echo
            """;

    private static TestDatabase database;
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
        hub = new TestHub(database);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void isSaidWithStepAndLine() {
        Validation validation = asAda(() -> hub.workflows.validateText(QUEUED));

        assertThat(validation.problems())
                .extracting(Problem::code, Problem::node, Problem::line)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("durable.memory-queue", "later", 6),
                        org.assertj.core.api.Assertions.tuple("durable.impure-decision", "choice", 9));
        assertThat(validation.valid()).isFalse();
    }

    @Test
    void whatNeedsARecordIsRefusedWhereNoneIsKept() {
        String text = """
                - from:
                    uri: hook:unrecorded
                    steps:
                      - to: { id: call, uri: "tool:echo" }
                      - to: { id: rest, uri: "wait:PT1H" }
                """;
        Map<String, Object> settings = Map.of("capture", "none", "steps", Map.of("call", Map.of("retries", 3)));
        Workflow workflow = asAda(() -> hub.workflows.create(new WorkflowDraft("Unrecorded", null, text, settings)));

        Validation validation = asAda(() -> hub.workflows.validate(workflow.id()));

        assertThat(validation.problems())
                .extracting(Problem::code, Problem::node)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("settings.capture", "call"),
                        org.assertj.core.api.Assertions.tuple("settings.capture", "rest"));
    }

    @Test
    void whatWorksOnlyInPartIsAWarning() {
        String text = """
                - from:
                    uri: direct:start
                    steps:
                      - circuitBreaker:
                          steps:
                            - delay: { id: pause, constant: "60000" }
                """;
        Workflow workflow = asAda(() -> hub.workflows.create(new WorkflowDraft("Slow", null, text, null)));

        assertThat(workflow.validation()).isEqualTo(asAda(() -> hub.workflows.validate(workflow.id())));
        assertThat(workflow.validation().valid()).isTrue();
        assertThat(workflow.validation().warnings())
                .extracting(Problem::code, Problem::node)
                .containsExactly(org.assertj.core.api.Assertions.tuple("durable.long-delay", "pause"));
        assertThat(asAda(() -> hub.workflows.publish(workflow.id())).version()).isEqualTo(1);
    }

    @Test
    void isNotPublished() {
        Workflow workflow = asAda(() -> hub.workflows.create(new WorkflowDraft("Queued", null, QUEUED, null)));

        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(workflow.id())))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.code()).isEqualTo("workflow.invalid");
                    assertThat(e).hasMessageContaining("seda: keeps messages in memory only; use direct: or workflow:");
                });
        assertThat(asAda(() -> hub.workflows.get(workflow.id())).status()).isEqualTo("draft");
    }

    @Test
    void whatCannotRunIsSaidFirst() {
        assertThat(asAda(() -> hub.workflows.validateText(QUEUED.replace("log:", "lag:")))
                        .problems())
                .extracting(Problem::code)
                .isEqualTo(List.of("dsl.unknown-node"));
    }
}
