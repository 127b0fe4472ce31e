package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.operation.Page;
import io.serai.api.queue.Queue;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class ScheduleCommandTest {
    private static final Instant NEXT = Instant.parse("2026-11-22T02:00:00Z");
    private final Console console = new Console();

    private static Schedule schedule(String id, String name, boolean enabled) {
        return new Schedule(
                id,
                name,
                "w-1",
                "orders",
                "0 3 * * *",
                null,
                "Europe/Berlin",
                Map.of("n", 1),
                "skip",
                List.of(),
                enabled,
                false,
                false,
                null,
                enabled ? NEXT : null,
                run("COMPLETED"),
                NEXT,
                NEXT,
                "ada",
                "1");
    }

    private static ScheduleRun run(String outcome) {
        return new ScheduleRun("r-1", "s-1", NEXT, NEXT, false, "e-1", outcome, null, NEXT);
    }

    private void list(Schedule... schedules) {
        console.answer("schedule-list", asked -> new Page<>(List.of(schedules), null));
    }

    @Test
    void listsAndShowsSchedules() throws Exception {
        list(schedule("s-1", "nightly", true), schedule("s-2", "weekly", false));
        console.on(new ScheduleList()).execute();
        assertThat(console.text())
                .contains("ID", "NEXT")
                .containsPattern("s-1 +nightly +orders +0 3 \\* \\* \\* Europe/Berlin +2026-11-22T02:00:00Z +COMPLETED")
                .containsPattern("s-2 +weekly .* paused");

        console.answer("schedule-get", asked -> schedule("s-1", "nightly", true))
                .answer("schedule-history", asked -> new Page<>(List.of(run("FAILED")), null));
        ScheduleShow show = console.on(new ScheduleShow());
        show.schedule = "nightly";
        show.execute();
        assertThat(console.text()).contains("FAILED", "e-1", "{\"n\":1}");
        show.json = true;
        show.execute();
        assertThat(console.text()).contains("\"history\"");
    }

    @Test
    void makesASchedule() throws Exception {
        list(schedule("s-1", "nightly", true));
        console.answer("schedule-create", asked -> schedule("s-2", "later", true));
        ScheduleCreate create = console.on(new ScheduleCreate());
        create.name = "later";
        create.workflow = "orders";
        create.after = "nightly, s-9";
        create.input = "{\"a\":1}";
        create.execute();
        assertThat(console.text()).contains("later has the id s-2", "2026-11-22T02:00:00Z");
        assertThat(console.calls)
                .last()
                .asString()
                .isEqualTo("schedule-create {after=[s-1, s-9], input={a=1}, name=later, workflow=orders}");
    }

    @Test
    void steersSchedules() throws Exception {
        list(schedule("s-1", "nightly", true), schedule("s-2", "twice", true), schedule("s-3", "twice", true));
        console.answer("schedule-pause", asked -> schedule("s-1", "nightly", false))
                .answer("schedule-resume", asked -> schedule("s-1", "nightly", true))
                .answer("schedule-fire", asked -> run("RUNNING"))
                .answer("schedule-delete", asked -> null);
        for (ScheduleCommand command :
                List.of(new SchedulePause(), new ScheduleResume(), new ScheduleFire(), new ScheduleDelete())) {
            console.on(command).schedule = "nightly";
            command.execute();
            assertThat(console.calls).last().asString().endsWith(" {id=s-1}");
        }
        assertThat(console.text()).contains("is paused", "runs next at", "RUNNING e-1", "is removed");
        SchedulePause ambiguous = console.on(new SchedulePause());
        ambiguous.schedule = "twice";
        assertThatThrownBy(ambiguous::execute)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Several schedules");
    }

    @Test
    void steersQueues() throws Exception {
        Queue queue = new Queue("mail", 2, false, 3, 1, NEXT, NEXT, "ada", "1");
        console.answer("queue-list", asked -> new Page<>(List.of(queue), null))
                .answer("queue-create", asked -> queue)
                .answer("queue-activate", asked -> queue)
                .answer("queue-deactivate", asked -> queue)
                .answer("queue-delete", asked -> null);
        console.on(new QueueList()).execute();
        assertThat(console.text()).containsPattern("mail +INACTIVE +2 +3 +1");
        QueueCreate create = console.on(new QueueCreate());
        create.name = "mail";
        create.concurrency = 2;
        create.execute();
        assertThat(console.calls).last().asString().isEqualTo("queue-create {concurrency=2, name=mail}");
        QueueActivate on = console.on(new QueueActivate());
        on.queue = "mail";
        on.execute();
        QueueDeactivate off = console.on(new QueueDeactivate());
        off.queue = "mail";
        off.execute();
        QueueDelete delete = console.on(new QueueDelete());
        delete.queue = "mail";
        delete.execute();
        assertThat(console.calls).last().asString().isEqualTo("queue-delete {name=mail}");
        assertThat(console.text()).contains("mail is active", "mail is inactive", "mail is removed");
    }

    @Test
    void listsBudgets() throws Exception {
        console.answer(
                "budget-list",
                asked -> new Page<>(
                        List.of(Map.of(
                                "name",
                                "ours",
                                "scope",
                                "agent",
                                "subject",
                                "nova",
                                "period",
                                "daily",
                                "active",
                                true,
                                "amount",
                                5,
                                "spent",
                                1.25,
                                "reserved",
                                0,
                                "remaining",
                                3.75)),
                        null));
        console.on(new BudgetList()).execute();
        assertThat(console.text()).containsPattern("ours +agent nova +daily +ACTIVE +5 +1.25 +0 +3.75");
    }

    @Test
    void letsDeadLettersGoOn() throws Exception {
        Map<String, Object> letter = Map.of(
                "id",
                "e-1",
                "workflowName",
                "orders",
                "endedAt",
                NEXT.toString(),
                "attempts",
                2,
                "error",
                Map.of("path", "/charge", "message", "Out of order"));
        console.answer("dead-letter-list", asked -> new Page<>(List.of(letter), null))
                .answer("dead-letter-requeue", asked -> letter)
                .answer("dead-letter-requeue-many", asked -> Map.of("requeued", 3));
        console.on(new DeadLetterList()).execute();
        assertThat(console.text()).containsPattern("e-1 +orders .* /charge +2 +Out of order");
        DeadLetterRequeue one = console.on(new DeadLetterRequeue());
        one.execution = "e-1";
        one.execute();
        assertThat(console.calls).last().asString().isEqualTo("dead-letter-requeue {id=e-1}");
        DeadLetterRequeue every = console.on(new DeadLetterRequeue());
        every.all = true;
        every.execute();
        assertThat(console.calls).last().asString().isEqualTo("dead-letter-requeue-many {}");
        assertThat(console.text()).contains("3 executions go on");
        DeadLetterRequeue none = console.on(new DeadLetterRequeue());
        assertThatThrownBy(none::execute)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Name one execution");
    }
}
