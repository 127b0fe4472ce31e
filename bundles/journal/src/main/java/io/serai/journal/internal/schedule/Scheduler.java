package io.serai.journal.internal.schedule;

import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is due, and has it begun. A due time is first written down, in the transaction that moves its schedule on,
 * and begun after that: so it is begun by one hub only, and a hub that dies in between loses none.
 */
final class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    /** A time that lies further back than this was missed. */
    static final Duration GRACE = Duration.ofSeconds(60);
    /** The longest sleep: other hubs may have changed something, and clocks may jump. */
    static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private static final int PORTION = 200;

    private final Database database;
    private final ScheduleRepository schedules;
    private final RunRepository runs;
    private final Starter starter;
    private final BuiltIns builtIns;
    private final Endings endings;
    private final InstantSource clock;
    private final String node;
    private final int makeUpFor;
    private boolean begun;

    /** @param makeUpFor how many missed times a schedule with {@code missed=all} makes up for */
    Scheduler(
            Database database,
            ScheduleRepository schedules,
            RunRepository runs,
            Starter starter,
            BuiltIns builtIns,
            Endings endings,
            InstantSource clock,
            String node,
            int makeUpFor) {
        this.database = database;
        this.schedules = schedules;
        this.runs = runs;
        this.starter = starter;
        this.builtIns = builtIns;
        this.endings = endings;
        this.clock = clock;
        this.node = node;
        this.makeUpFor = makeUpFor;
    }

    /**
     * Does all that there is to do now.
     *
     * @return when to look again; sooner if something changes
     * @throws io.serai.api.error.UnavailableException if the store is away
     */
    synchronized Instant tick() {
        Instant now = now();
        if (!begun) {
            runs.takeBack(node, now);
            begun = true;
        }
        builtIns.store();
        boolean more = noteEnds();
        chains(now);
        List<ScheduleRow> due = schedules.due(now, builtIns.names(), PORTION);
        due.forEach(schedule -> takeUp(schedule, now));
        List<RunRow> ready = runs.toStart(now, PORTION);
        ready.forEach(starter::start);
        if (more || due.size() == PORTION || ready.size() == PORTION) {
            return now;
        }
        return Stream.of(schedules.earliest(builtIns.names()), runs.earliestAttempt(), now.plus(LONGEST_SLEEP))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private boolean noteEnds() {
        List<RunRepository.Ended> ended = runs.endedMeanwhile(PORTION);
        for (RunRepository.Ended run : ended) {
            runs.ended(run.id(), run.status(), run.error(), Objects.requireNonNullElseGet(run.at(), this::now));
            endings.forget(run.execution());
        }
        return ended.size() == PORTION;
    }

    private void takeUp(ScheduleRow schedule, Instant now) {
        Instant first = schedule.nextAt();
        if (first == null) {
            return;
        }
        Timing timing;
        try {
            timing = schedule.timing();
        } catch (RuntimeException e) { // a zone that this Java does not know any more
            LOG.error("Schedule {} is paused, since its times cannot be read: {}", schedule.name(), e.getMessage());
            schedules.update(schedule.enabled(false, now, "system"), schedule.revision());
            return;
        }
        boolean all = schedule.missed().equals("all");
        Timing.Due due = timing.due(first, now, all ? makeUpFor : 1);
        List<RunRow> rows = rows(schedule, due, now);
        Instant last = due.items().get(due.items().size() - 1);
        write(schedule, timing.next(now), last, rows);
    }

    private List<RunRow> rows(ScheduleRow schedule, Timing.Due due, Instant now) {
        List<RunRow> rows = new ArrayList<>();
        List<Instant> items = due.items();
        Instant latest = items.get(items.size() - 1);
        boolean missed = latest.isBefore(now.minus(GRACE));
        if (missed && schedule.missed().equals("skip")) {
            rows.add(RunRow.skipped(Ids.next(), schedule, latest, now, node, due.leftOut() + 1));
            return rows;
        }
        if (due.leftOut() > 0) {
            // the moment before the oldest that is made up for: the history has a line for each time at most
            Instant before = items.get(0).minusMillis(1);
            rows.add(RunRow.skipped(Ids.next(), schedule, before, now, node, due.leftOut()));
        }
        items.forEach(time -> rows.add(RunRow.starting(Ids.next(), schedule, time, now, false, node)));
        return rows;
    }

    /** Those that wait for others, where each of the others has completed since. */
    private void chains(Instant now) {
        for (ScheduleRow schedule : schedules.waiting(null)) {
            if (!schedule.enabled()) {
                continue;
            }
            Map<String, Instant> completed = runs.completions(schedule.after());
            Instant since = Objects.requireNonNullElse(schedule.lastDueAt(), schedule.createdAt());
            if (completed.size() == schedule.after().size()
                    && completed.values().stream().allMatch(at -> at.isAfter(since))) {
                Instant due = Collections.max(completed.values());
                write(schedule, null, due, List.of(RunRow.starting(Ids.next(), schedule, due, now, false, node)));
            }
        }
    }

    private void write(ScheduleRow schedule, @Nullable Instant next, Instant due, List<RunRow> rows) {
        try {
            database.transact(sql -> {
                if (schedules.advance(schedule, next, due)) {
                    rows.forEach(runs::insert);
                }
                return Boolean.TRUE;
            });
        } catch (DataAccessException e) {
            if (!Duplicates.isDuplicate(e)) {
                throw e;
            }
            // a clock that went back: this time was begun already
            LOG.warn("Schedule {} has been at {} before; it is not begun again", schedule.name(), due);
            schedules.advance(schedule, next, due);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
