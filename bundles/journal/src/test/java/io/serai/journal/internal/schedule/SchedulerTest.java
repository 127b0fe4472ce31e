package io.serai.journal.internal.schedule;

import static io.serai.journal.internal.schedule.ScheduleHub.ADA;
import static io.serai.journal.internal.schedule.ScheduleHub.after;
import static io.serai.journal.internal.schedule.ScheduleHub.as;
import static io.serai.journal.internal.schedule.ScheduleHub.cron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.UnavailableException;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.ScheduleRun;
import io.serai.spi.schedule.BuiltInTask;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchedulerTest {
    private static final Map<Engine, TestDatabase> DATABASES = new EnumMap<>(Engine.class);
    private final ScheduleHub.World world = new ScheduleHub.World();
    private ScheduleHub hub;

    private void open(Engine engine) {
        hub = new ScheduleHub(DATABASES.computeIfAbsent(engine, TestDatabase::on), world, "one");
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDueScheduleBeginsOneExecutionAndSaysWhatCameOfIt(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("nightly", "0 3 * * *", null));
        assertThat(schedule.nextAt()).isEqualTo("2026-11-22T02:00:00Z");

        assertThat(hub.tick()).isEqualTo(world.now.plus(Scheduler.LONGEST_SLEEP));
        assertThat(world.started).isEmpty();

        world.now = Instant.parse("2026-11-22T01:59:50Z");
        assertThat(hub.tick()).isEqualTo("2026-11-22T02:00:00Z");
        hub.pass(Duration.ofSeconds(10));
        hub.tick();

        assertThat(world.started).hasSize(1);
        ScheduleHub.Started started = world.started.get(0);
        assertThat(started.request().input()).isEqualTo(Map.of("n", 1));
        assertThat(started.request().idempotencyKey()).isEqualTo("schedule:" + schedule.id() + ":2026-11-22T02:00:00Z");
        ScheduleRun running = hub.get(schedule.id()).lastRun();
        assertThat(running.outcome()).isEqualTo("RUNNING");
        assertThat(running.execution()).isEqualTo(started.execution());
        assertThat(hub.get(schedule.id()).nextAt()).isEqualTo("2026-11-23T02:00:00Z");

        hub.changes = 0;
        hub.end(started.execution(), "FAILED");
        assertThat(hub.changes).isEqualTo(1);
        hub.tick();
        assertThat(hub.history(schedule.id())).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo("FAILED");
            assertThat(run.detail()).isEqualTo("it broke");
            assertThat(run.dueAt()).isEqualTo("2026-11-22T02:00:00Z");
            assertThat(run.endedAt()).isEqualTo(world.now);
        });
        assertThat(hub.rooms).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aHubThatDiesBeforeOrAfterTheStartBeginsNoSecondExecutionAndLosesNone(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("nightly", "0 3 * * *", null));
        world.now = Instant.parse("2026-11-22T02:00:00Z");
        // it has written the due time, and dies before the start
        hub.refusal = new UnavailableException("hub.starting", "not yet", 1);
        hub.tick();
        assertThat(world.started).isEmpty();
        assertThat(hub.history(schedule.id())).extracting(ScheduleRun::outcome).containsExactly("STARTING");

        ScheduleHub again = new ScheduleHub(hub.database, world, "one");
        again.tick();
        assertThat(world.started).hasSize(1);

        // it has begun the execution, and dies before it wrote that down
        RunRow run = hub.runs.history(schedule.id(), null, 1).get(0);
        hub.database.transact(sql -> sql.update(Tables.RUNS)
                .set(Tables.OUTCOME, "STARTING")
                .setNull(Tables.EXECUTION_ID)
                .set(Tables.ATTEMPT_AT, world.now.plus(Starter.LEASE))
                .where(Tables.ID.eq(run.id()))
                .execute());
        new ScheduleHub(hub.database, world, "one").tick();
        assertThat(world.started).hasSize(1);
        assertThat(hub.history(schedule.id())).singleElement().satisfies(after -> {
            assertThat(after.outcome()).isEqualTo("RUNNING");
            assertThat(after.execution()).isEqualTo(world.started.get(0).execution());
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void ofSeveralHubsOneFires(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("nightly", "0 3 * * *", null));
        ScheduleHub other = new ScheduleHub(hub.database, world, "two");
        world.now = Instant.parse("2026-11-22T02:00:00Z");
        ScheduleRow seen = hub.schedules.find(schedule.id()).orElseThrow();
        assertThat(hub.schedules.advance(seen, world.now.plusSeconds(1), world.now))
                .isTrue();
        assertThat(other.schedules.advance(seen, world.now.plusSeconds(1), world.now))
                .isFalse();
        RunRow run = RunRow.starting("r-1", seen, world.now, world.now, false, "one");
        hub.runs.insert(run);
        assertThat(hub.runs.take(run, "one", world.now.plusSeconds(60))).isTrue();
        assertThat(other.runs.take(run, "two", world.now.plusSeconds(60))).isFalse();
        // the first one dies; its lease ends
        other.pass(Duration.ofSeconds(61));
        assertThat(other.history(schedule.id()))
                .filteredOn(line -> line.id().equals("r-1"))
                .extracting(ScheduleRun::outcome)
                .containsExactly("RUNNING");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void missedTimesAreLeftOutMadeUpForOnceOrAllUpToALimit(Engine engine) {
        open(engine);
        String cron = "0 * * * *";
        Schedule skip = hub.create(cron("skip", cron, "skip"));
        Schedule once = hub.create(cron("once", cron, "once"));
        Schedule all = hub.create(cron("all", cron, "all"));

        world.now = Instant.parse("2026-11-21T15:30:00Z"); // 11, 12, 13, 14 and 15 o'clock have passed
        hub.tick();

        assertThat(hub.history(skip.id())).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo("SKIPPED");
            assertThat(run.detail()).startsWith("5 times");
        });
        assertThat(hub.history(once.id()))
                .extracting(ScheduleRun::outcome, run -> run.dueAt().toString())
                .contains(org.assertj.core.groups.Tuple.tuple("RUNNING", "2026-11-21T15:00:00Z"))
                .hasSize(2);
        assertThat(hub.history(all.id()))
                .filteredOn(run -> run.outcome().equals("RUNNING"))
                .extracting(run -> run.dueAt().toString())
                .containsExactlyInAnyOrder("2026-11-21T13:00:00Z", "2026-11-21T14:00:00Z", "2026-11-21T15:00:00Z");
        assertThat(hub.history(all.id()))
                .filteredOn(run -> run.outcome().equals("SKIPPED"))
                .extracting(ScheduleRun::detail)
                .containsExactly("2 times up to this one were missed and left out.");
        assertThat(List.of(skip, once, all))
                .allSatisfy(
                        schedule -> assertThat(hub.get(schedule.id()).nextAt()).isEqualTo("2026-11-21T16:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aTimeThatIsALittleLateIsNotMissed(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("skip", "0 * * * *", "skip"));
        world.now = Instant.parse("2026-11-21T11:00:50Z");
        hub.tick();
        assertThat(hub.history(schedule.id())).extracting(ScheduleRun::outcome).containsExactly("RUNNING");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aClockThatGoesBackBeginsNothingTwice(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("hourly", "0 * * * *", "skip"));
        world.now = Instant.parse("2026-11-21T11:00:00Z");
        hub.tick();
        world.now = Instant.parse("2026-11-21T10:30:00Z");
        hub.tick();
        as(ADA, () -> hub.stored.update(schedule.id(), cron("hourly", "0 * * * *", "skip"), null));
        world.now = Instant.parse("2026-11-21T11:00:00Z");
        hub.tick();
        assertThat(world.started).hasSize(1);
        assertThat(hub.get(schedule.id()).nextAt()).isEqualTo("2026-11-21T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPausedScheduleSleepsAndMakesUpForNothing(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("hourly", "0 * * * *", "all"));
        Schedule paused = as(ADA, () -> hub.stored.pause(schedule.id()));
        assertThat(paused.enabled()).isFalse();
        assertThat(paused.nextAt()).isNull();
        hub.pass(Duration.ofHours(5));
        assertThat(world.started).isEmpty();

        ScheduleRun run = as(ADA, () -> hub.stored.fire(schedule.id()));
        assertThat(run.outcome()).isEqualTo("RUNNING");
        assertThat(run.manual()).isTrue();
        assertThat(run.execution()).isNotNull();

        assertThat(as(ADA, () -> hub.stored.resume(schedule.id())).nextAt()).isEqualTo("2026-11-21T16:00:00Z");
        hub.tick();
        assertThat(world.started).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aScheduleRunsAfterAllOthersHaveCompleted(Engine engine) {
        open(engine);
        Schedule a = hub.create(cron("a", "0 11 * * *", null)); // Berlin: 10:00 UTC the next day
        Schedule b = hub.create(cron("b", "0 11 * * *", null));
        Schedule last = hub.create(after("last", a.id(), b.id()));
        assertThat(last.nextAt()).isNull();
        String first = fireAndGet(a);
        String second = fireAndGet(b);
        hub.end(first, "COMPLETED");
        hub.pass(Duration.ofSeconds(1));
        assertThat(hub.history(last.id())).isEmpty();

        hub.end(second, "FAILED");
        hub.pass(Duration.ofSeconds(1));
        assertThat(hub.history(last.id())).isEmpty();

        hub.end(fireAndGet(b), "COMPLETED");
        hub.pass(Duration.ofSeconds(1));
        hub.tick();
        assertThat(hub.history(last.id()))
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo("RUNNING"));

        hub.end(fireAndGet(a), "COMPLETED"); // b has not since
        hub.pass(Duration.ofSeconds(1));
        assertThat(hub.history(last.id())).hasSize(1);
    }

    private String fireAndGet(Schedule schedule) {
        world.now = world.now.plusSeconds(1);
        return as(ADA, () -> hub.stored.fire(schedule.id())).execution();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aStartThatIsNotPossibleJustNowIsTriedAgainEverLessOften(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("hourly", "0 * * * *", "skip"));
        hub.refusal = new UnavailableException("workflow.starting", "The workflow is starting.", 1);
        world.now = Instant.parse("2026-11-21T11:00:00Z");
        assertThat(hub.tick()).isEqualTo(world.now.plusSeconds(1));
        assertThat(hub.pass(Duration.ofSeconds(1))).isEqualTo(world.now.plusSeconds(2));
        assertThat(hub.pass(Duration.ofSeconds(2))).isEqualTo(world.now.plusSeconds(4));
        assertThat(hub.get(schedule.id()).lastRun().detail()).isEqualTo("The workflow is starting.");
        hub.refusal = null;
        hub.pass(Duration.ofSeconds(4));
        assertThat(hub.get(schedule.id()).lastRun().outcome()).isEqualTo("RUNNING");
        assertThat(hub.startedDueTimes()).containsExactly("2026-11-21T11:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aStartThatIsRefusedIsNotTriedAgain(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("hourly", "0 * * * *", "skip"));
        hub.refusal = new ConflictException("workflow.not-published", "Publish it first.");
        world.now = Instant.parse("2026-11-21T11:00:00Z");
        hub.tick();
        assertThat(hub.get(schedule.id()).lastRun()).satisfies(run -> {
            assertThat(run.outcome()).isEqualTo("REFUSED");
            assertThat(run.detail()).isEqualTo("Publish it first.");
        });
        assertThat(hub.tick()).isEqualTo(world.now.plus(Scheduler.LONGEST_SLEEP));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aWorkflowsOwnSchedulesComeAndGoWithIt(Engine engine) {
        open(engine);
        List<ScheduleDraft> both = List.of(declared("day", "0 3 * * *"), declared("night", "0 22 * * *"));
        hub.declared.declare("default", "w-1", both);
        hub.changes = 0;
        hub.declared.declare("default", "w-1", both);
        assertThat(hub.changes).isZero();
        Schedule day = list().get(0);
        assertThat(day.declared()).isTrue();
        assertThatThrownBy(() -> as(ADA, () -> {
                    hub.stored.delete(day.id());
                    return null;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("orders");
        as(ADA, () -> hub.stored.pause(day.id()));

        hub.declared.declare("default", "w-1", List.of(declared("day", "0 4 * * *")));
        assertThat(list()).singleElement().satisfies(schedule -> {
            assertThat(schedule.id()).isEqualTo(day.id());
            assertThat(schedule.cron()).isEqualTo("0 4 * * *");
            assertThat(schedule.enabled()).isFalse();
        });
        hub.declared.declare("default", "w-1", List.of());
        assertThat(list()).isEmpty();

        // a hub that died between removing the workflow and its schedules
        hub.declared.declare("default", "w-2", List.of(declared("day", "0 * * * *")));
        hub.refusal = ScheduleHub.noWorkflow();
        world.now = Instant.parse("2026-11-21T11:00:00Z");
        hub.tick();
        assertThat(list()).isEmpty();
    }

    private static ScheduleDraft declared(String name, String cron) {
        return new ScheduleDraft(name, "orders", cron, null, null, null, null, null, null);
    }

    private List<Schedule> list() {
        return as(
                ADA,
                () -> hub.stored
                        .list(io.serai.api.schedule.ScheduleFilter.ALL, io.serai.api.operation.PageRequest.first(100))
                        .items());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aTaskOfTheHubStandsBesideTheOthersAndRunsOnce(Engine engine) {
        open(engine);
        AtomicInteger ran = new AtomicInteger();
        Task task = new Task(ran);
        hub.builtIns.add(task);
        hub.tick();
        hub.tick();
        Schedule schedule = list().get(0);
        assertThat(schedule.builtIn()).isTrue();
        assertThat(schedule.nextAt()).isEqualTo("2026-11-22T03:00:00Z");
        assertThatThrownBy(() -> as(ADA, () -> {
                    hub.stored.delete(schedule.id());
                    return null;
                }))
                .isInstanceOf(ConflictException.class);
        Schedule moved = as(
                ADA,
                () -> hub.stored.update(
                        schedule.id(),
                        new ScheduleDraft("sweep", null, "0 4 * * *", null, "Europe/Berlin", null, null, null, null),
                        schedule.etag()));
        assertThat(moved.nextAt()).isEqualTo("2026-11-22T03:00:00Z");

        world.now = Instant.parse("2026-11-22T03:00:00Z");
        hub.tick();
        assertThat(hub.tasks).hasSize(1);
        as(ADA, () -> hub.stored.fire(schedule.id()));
        assertThat(hub.get(schedule.id()).lastRun().outcome()).isEqualTo("REFUSED");
        hub.tasks.get(0).run();
        assertThat(hub.history(schedule.id()))
                .filteredOn(run -> !run.manual())
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.outcome()).isEqualTo("COMPLETED");
                    assertThat(run.detail()).isEqualTo("swept");
                });
        assertThat(ran).hasValue(1);

        // without the task its time is not looked at
        hub.builtIns.remove(task);
        hub.pass(Duration.ofDays(2));
        assertThat(hub.tick()).isEqualTo(world.now.plus(Scheduler.LONGEST_SLEEP));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aTaskThatFailsOrIsCutOffSaysSo(Engine engine) {
        open(engine);
        AtomicInteger ran = new AtomicInteger(-1);
        hub.builtIns.add(new Task(ran));
        hub.tick();
        Schedule schedule = list().get(0);
        as(ADA, () -> hub.stored.fire(schedule.id()));
        hub.tasks.get(0).run();
        assertThat(hub.get(schedule.id()).lastRun().outcome()).isEqualTo("FAILED");
        world.now = world.now.plusSeconds(1);
        as(ADA, () -> hub.stored.fire(schedule.id()));
        new ScheduleHub(hub.database, world, "one").tick();
        assertThat(hub.get(schedule.id()).lastRun().detail()).isEqualTo("The hub stopped meanwhile.");
    }

    private record Task(AtomicInteger ran) implements BuiltInTask {
        @Override
        public String name() {
            return "sweep";
        }

        @Override
        public String description() {
            return "Sweeps.";
        }

        @Override
        public String cron() {
            return "0 3 * * *";
        }

        @Override
        public String run() {
            if (ran.getAndIncrement() < 0) {
                throw new IllegalStateException("no broom");
            }
            return "swept";
        }
    }
}
