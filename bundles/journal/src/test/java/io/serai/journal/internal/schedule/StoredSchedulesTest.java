package io.serai.journal.internal.schedule;

import static io.serai.journal.internal.schedule.ScheduleHub.ADA;
import static io.serai.journal.internal.schedule.ScheduleHub.after;
import static io.serai.journal.internal.schedule.ScheduleHub.as;
import static io.serai.journal.internal.schedule.ScheduleHub.cron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.ScheduleFilter;
import io.serai.api.schedule.ScheduleRun;
import io.serai.api.security.Caller;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredSchedulesTest {
    private static final Map<Engine, TestDatabase> DATABASES = new EnumMap<>(Engine.class);
    private ScheduleHub hub;
    private ScheduleOperations rest;

    private void open(Engine engine) {
        hub = new ScheduleHub(DATABASES.computeIfAbsent(engine, TestDatabase::on), new ScheduleHub.World(), "one");
        rest = new ScheduleOperations(hub.stored);
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
    void schedulesAreListedByNameFoundAndPaged(Engine engine) {
        open(engine);
        hub.create(cron("Beta", "0 1 * * *", null));
        hub.create(cron("alpha", "0 1 * * *", null));
        hub.create(cron("gamma 100%", "0 1 * * *", null));
        Page<Schedule> first = as(ADA, () -> rest.list(null, null, 2, null, null, null));
        assertThat(first.items()).extracting(Schedule::name).containsExactly("alpha", "Beta");
        Page<Schedule> rest2 = as(ADA, () -> rest.list(null, null, 2, first.next(), null, null));
        assertThat(rest2.items()).extracting(Schedule::name).containsExactly("gamma 100%");
        assertThat(rest2.next()).isNull();
        assertThat(as(ADA, () -> rest.list(null, null, null, null, "100%", null))
                        .items())
                .hasSize(1);
        assertThat(as(ADA, () -> rest.list("id-of-orders", true, null, null, null, "name"))
                        .items())
                .hasSize(3);
        assertThat(as(ADA, () -> rest.list(null, false, null, null, null, null)).items())
                .isEmpty();
        assertThatThrownBy(() -> as(ADA, () -> rest.list(null, null, null, null, null, "color")))
                .isInstanceOf(InvalidInputException.class);
        Caller other = new Caller("elsewhere", "u-2", "bob", Caller.Kind.USER, Set.of("*"), false);
        assertThat(as(other, () -> hub.stored.list(ScheduleFilter.ALL, PageRequest.first(10)))
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everythingWrongIsSaidAtOnce(Engine engine) {
        open(engine);
        ScheduleDraft draft =
                new ScheduleDraft(" ", "orders", "99 * * * *", 5L, "Mars/Olympus", null, "maybe", null, null);
        assertThatThrownBy(() -> hub.create(draft))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactlyInAnyOrder(
                                        "name", "timeZone", "cron", "cron", "everyMillis", "missed"));
        assertThatThrownBy(() -> hub.create(cron("x", "0 0 30 2 *", null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("never comes");
        assertThatThrownBy(() ->
                        hub.create(new ScheduleDraft("x", "missing", "@daily", null, null, null, null, null, null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> hub.create(new ScheduleDraft("x", null, "@daily", null, null, null, null, null, null)))
                .isInstanceOf(InvalidInputException.class);
        Caller weak = new Caller("default", "u-3", "eve", Caller.Kind.USER, Set.of("schedule:*"), false);
        assertThatThrownBy(() -> as(weak, () -> hub.stored.create(cron("x", "@daily", null))))
                .isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLostRaceIsSeen(Engine engine) {
        open(engine);
        Schedule schedule = as(ADA, () -> rest.create(cron("x", "@daily", null)));
        Schedule changed = as(
                ADA,
                () -> rest.update(
                        schedule.id(),
                        schedule.etag(),
                        new ScheduleDraft("y", "orders", null, 60_000L, null, null, "once", null, null)));
        assertThat(changed.nextAt()).isEqualTo("2026-11-21T10:01:00Z");
        assertThat(changed.cron()).isNull();
        assertThat(changed.input()).isNull();
        assertThatThrownBy(() -> as(ADA, () -> rest.update(schedule.id(), schedule.etag(), cron("z", "@daily", null))))
                .isInstanceOf(PreconditionException.class);
        as(ADA, () -> {
            rest.delete(schedule.id());
            return null;
        });
        assertThatThrownBy(() -> as(ADA, () -> rest.get(schedule.id()))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aCircleOfWaitingIsNamed(Engine engine) {
        open(engine);
        Schedule a = hub.create(cron("a", "@daily", null));
        Schedule b = hub.create(after("b", a.id()));
        Schedule c = hub.create(after("c", b.id()));
        assertThatThrownBy(() -> as(ADA, () -> rest.update(a.id(), null, after("a", c.id()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a after c after b after a");
        assertThatThrownBy(() -> as(ADA, () -> rest.update(c.id(), null, after("c", c.id()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("c after c");
        assertThatThrownBy(() -> hub.create(after("d", "nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> as(ADA, () -> {
                    rest.delete(b.id());
                    return null;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("c");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void historyIsPagedAndTimesCanBeLookedAtBefore(Engine engine) {
        open(engine);
        Schedule schedule = hub.create(cron("x", "@daily", null));
        for (int i = 0; i < 3; i++) {
            hub.world.now = hub.world.now.plusSeconds(1);
            as(ADA, () -> rest.fire(schedule.id()));
        }
        Page<ScheduleRun> page = as(ADA, () -> rest.history(schedule.id(), 2, null));
        assertThat(page.items()).hasSize(2);
        assertThat(page.items().get(0).dueAt()).isEqualTo(hub.world.now);
        assertThat(as(ADA, () -> rest.history(schedule.id(), 2, page.next())).items())
                .hasSize(1);

        List<String> times = as(
                        ADA,
                        () -> rest.preview(
                                new ScheduleOperations.PreviewRequest("0 3 * * *", null, "Europe/Berlin", 2)))
                .items()
                .stream()
                .map(Object::toString)
                .toList();
        assertThat(times).containsExactly("2026-11-22T02:00:00Z", "2026-11-23T02:00:00Z");
        assertThatThrownBy(() -> as(
                        ADA, () -> rest.preview(new ScheduleOperations.PreviewRequest("0 3 * * *", null, null, 1000))))
                .isInstanceOf(InvalidInputException.class);
    }
}
