package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Trigger;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.store.TestDatabase;
import io.serai.workflows.internal.schedule.ScheduleTriggers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleTriggersTest {
    private final TestDatabase database = TestDatabase.derby();
    private final TestHub hub = new TestHub(database);
    private final ScheduleTriggers triggers = new ScheduleTriggers();
    private final Map<String, List<ScheduleDraft>> declared = new HashMap<>();
    private boolean away;

    ScheduleTriggersTest() {
        hub.active.listen(triggers);
    }

    private void declare(String tenant, String workflow, List<ScheduleDraft> wanted) {
        if (away) {
            throw new UnavailableException("store.unavailable", "The store is away.", 1);
        }
        declared.put(workflow, wanted);
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    private static String routes(String... schedules) {
        StringBuilder text = new StringBuilder();
        for (String schedule : schedules) {
            text.append("- from:\n    uri: ").append('"').append(schedule).append("\"\n    steps:\n");
            text.append("      - setBody: { constant: \"")
                    .append(schedule, 9, schedule.indexOf('?'))
                    .append("\" }\n");
        }
        return text.toString();
    }

    @Test
    void schedulesComeWithTheActiveVersionAndGoWithTheWorkflow() {
        Workflow workflow = hub.published(
                "nightly",
                routes("schedule:night?cron=0 3 * * *&timeZone=Europe/Berlin", "schedule:often?everyMillis=5000"));
        assertThat(declared).isEmpty(); // nobody keeps schedules yet
        triggers.use(this::declare);
        assertThat(declared.get(workflow.id()))
                .extracting(
                        ScheduleDraft::name, ScheduleDraft::cron, ScheduleDraft::everyMillis, ScheduleDraft::workflow)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("night", "0 3 * * *", null, "nightly"),
                        org.assertj.core.groups.Tuple.tuple("often", null, 5000L, "nightly"));

        away = true;
        asAda(() -> hub.workflows.update(
                workflow.id(),
                new WorkflowDraft("nightly", null, routes("schedule:often?everyMillis=6000"), null),
                null));
        asAda(() -> hub.workflows.publish(workflow.id()));
        away = false;
        triggers.settle();
        assertThat(declared.get(workflow.id()))
                .extracting(ScheduleDraft::everyMillis)
                .containsExactly(6000L);

        asAda(() -> {
            hub.workflows.delete(workflow.id());
            return null;
        });
        assertThat(declared.get(workflow.id())).isEmpty();
    }

    @Test
    void aScheduleEntersItsOwnRoute() {
        Workflow workflow = hub.published("two", routes("schedule:a?cron=@daily", "schedule:b?cron=@daily"));
        Execution execution = asAda(() -> hub.workflows.run(
                        workflow.id(),
                        new RunRequest(null, null, "schedule:x", 10_000L),
                        new Trigger("schedule", "b", null)))
                .toCompletableFuture()
                .join();
        assertThat(execution.output()).isEqualTo("b");
        assertThat(execution.trigger().kind()).isEqualTo("schedule");
        assertThat(execution.trigger().name()).isEqualTo("b");
    }

    @Test
    void whatCannotRunIsNotPublished() {
        assertThatThrownBy(() -> hub.published("twice", routes("schedule:a?cron=@daily", "schedule:a?cron=@hourly")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("schedule:a");
        Workflow wrong = hub.create("wrong", routes("schedule:a?cron=0 99 * * *"));
        assertThat(asAda(() -> hub.workflows.validate(wrong.id())).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("99"));
    }
}
