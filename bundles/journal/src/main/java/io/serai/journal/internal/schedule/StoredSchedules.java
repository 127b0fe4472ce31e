package io.serai.journal.internal.schedule;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.UnavailableException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.ScheduleFilter;
import io.serai.api.schedule.ScheduleRun;
import io.serai.api.schedule.Schedules;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.Workflows;
import io.serai.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Schedules as people keep them. */
final class StoredSchedules implements Schedules {
    private static final int MAX_PREVIEW = 100;
    /** How long somebody who fires a schedule waits for the execution's id. */
    private static final long FIRE_SECONDS = 5;

    private final ScheduleRepository schedules;
    private final RunRepository runs;
    private final Chains chains;
    private final Starter starter;
    private final Supplier<@Nullable Workflows> workflows;
    private final InstantSource clock;
    private final String node;
    private final Runnable changed;

    /** @param changed called after each change, so that the scheduler looks again */
    StoredSchedules(
            ScheduleRepository schedules,
            RunRepository runs,
            Starter starter,
            Supplier<@Nullable Workflows> workflows,
            InstantSource clock,
            String node,
            Runnable changed) {
        this.schedules = schedules;
        this.runs = runs;
        this.chains = new Chains(schedules);
        this.starter = starter;
        this.workflows = workflows;
        this.clock = clock;
        this.node = node;
        this.changed = changed;
    }

    @Override
    public Page<Schedule> list(ScheduleFilter filter, PageRequest page) {
        if (page.sort() != null && !page.sort().equals("name")) {
            throw new InvalidInputException("page.sort", "Schedules sort by name, not by " + page.sort() + ".");
        }
        List<ScheduleRow> rows = schedules.list(tenant(), filter, page);
        boolean more = rows.size() > page.limit();
        List<ScheduleRow> items = more ? rows.subList(0, page.limit()) : rows;
        Map<String, ScheduleRun> last =
                runs.latest(items.stream().map(ScheduleRow::id).toList());
        return new Page<>(
                items.stream().map(row -> row.shown(last.get(row.id()))).toList(),
                more ? items.get(items.size() - 1).id() : null);
    }

    @Override
    public Schedule get(String id) {
        return shown(row(id));
    }

    @Override
    public Schedule create(ScheduleDraft draft) {
        Settings settings = settings(draft, null);
        String id = Ids.next();
        chains.check(tenant(), id, settings);
        ScheduleRow row = ScheduleRow.fresh(id, tenant(), id, settings, null, now(), caller().name());
        schedules.insert(row);
        changed.run();
        return shown(row);
    }

    @Override
    public Schedule update(String id, ScheduleDraft draft, @Nullable String etag) {
        ScheduleRow row = row(id);
        if (row.declared()) {
            throw declared(row);
        }
        if (etag != null && !etag.equals(String.valueOf(row.revision()))) {
            throw stale();
        }
        Settings settings = settings(draft, row);
        chains.check(tenant(), id, settings);
        return write(row.changed(settings, now(), caller().name()), row);
    }

    private Schedule write(ScheduleRow next, ScheduleRow before) {
        if (!schedules.update(next, before.revision())) {
            throw stale();
        }
        changed.run();
        return shown(next);
    }

    @Override
    public void delete(String id) {
        ScheduleRow row = row(id);
        if (row.declared()) {
            throw declared(row);
        }
        if (row.builtIn()) {
            throw new ConflictException(
                    "schedule.built-in", "This schedule is the hub's own; pause it instead of removing it.");
        }
        chains.checkUnused(row);
        schedules.delete(id);
        changed.run();
    }

    @Override
    public Schedule pause(String id) {
        return enable(id, false);
    }

    @Override
    public Schedule resume(String id) {
        return enable(id, true);
    }

    private Schedule enable(String id, boolean on) {
        ScheduleRow row = row(id);
        return row.enabled() == on ? shown(row) : write(row.enabled(on, now(), caller().name()), row);
    }

    @Override
    public ScheduleRun fire(String id) {
        ScheduleRow row = row(id);
        Instant now = now();
        RunRow run = RunRow.starting(Ids.next(), row, now, now, true, node);
        runs.insert(run);
        try {
            starter.start(run).orTimeout(FIRE_SECONDS, TimeUnit.SECONDS).join();
        } catch (java.util.concurrent.CompletionException | CancellationException e) {
            changed.run(); // it goes on by itself; its history will tell
        }
        return runs.find(run.id()).orElse(run).shown();
    }

    @Override
    public Page<ScheduleRun> history(String id, PageRequest page) {
        ScheduleRow row = row(id);
        List<RunRow> rows = runs.history(row.id(), page.cursor(), page.limit());
        boolean more = rows.size() > page.limit();
        List<RunRow> items = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(
                items.stream().map(RunRow::shown).toList(),
                more ? items.get(items.size() - 1).id() : null);
    }

    @Override
    public List<Instant> preview(ScheduleDraft draft, int count) {
        if (count < 1 || count > MAX_PREVIEW) {
            throw new InvalidInputException(
                    "schedule.preview", "count must be between 1 and " + MAX_PREVIEW + ", not " + count + ".");
        }
        Instant now = now();
        ScheduleRow row = ScheduleRow.fresh("", tenant(), "", ScheduleRules.check(draft, null, null), null, now, "");
        Timing timing = row.timing();
        List<Instant> times = new ArrayList<>();
        for (Instant time = timing.next(now); time != null && times.size() < count; time = timing.next(time)) {
            times.add(time);
        }
        return times;
    }

    /** @param before what is there, or null for a new one */
    private Settings settings(ScheduleDraft draft, @Nullable ScheduleRow before) {
        if (before != null && before.builtIn()) {
            return ofBuiltIn(ScheduleRules.check(draft, null, null), before);
        }
        Settings plain = ScheduleRules.check(draft, null, null);
        String wanted = draft.workflow();
        if (wanted == null || wanted.isBlank()) {
            ScheduleRules.throwIf(List.of(new Violation("workflow", "is missing; name the workflow to run")));
        }
        if (before != null && wanted != null && wanted.equals(before.workflowId())) {
            return ScheduleRules.check(draft, before.workflowId(), before.workflowName());
        }
        if (!caller().may("workflow:execute")) {
            throw new ForbiddenException(
                    "schedule.workflow", "To schedule a workflow you need the permission workflow:execute.");
        }
        Workflow workflow = workflow(String.valueOf(wanted));
        return ScheduleRules.check(draft, workflow.id(), workflow.name());
    }

    /** Only its time is a person's choice, and whether it runs. */
    private static Settings ofBuiltIn(Settings wanted, ScheduleRow before) {
        List<Violation> wrong = new ArrayList<>();
        if (!wanted.name().equals(before.name())) {
            wrong.add(new Violation("name", "of a built-in schedule cannot be changed"));
        }
        if (!wanted.after().isEmpty() || wanted.input() != null) {
            wrong.add(new Violation("after", "and input are not for built-in schedules"));
        }
        ScheduleRules.throwIf(wrong);
        return wanted;
    }

    private Workflow workflow(String idOrName) {
        Workflows all = workflows.get();
        if (all == null) {
            throw new UnavailableException("hub.starting", "The workflows are being started; try again.", 1);
        }
        return all.find(idOrName)
                .orElseThrow(() -> new InvalidInputException(
                        "schedule.draft",
                        "There is no workflow " + idOrName + ".",
                        List.of(new Violation("workflow", "is not there: " + idOrName))));
    }

    private Schedule shown(ScheduleRow row) {
        return row.shown(runs.latest(List.of(row.id())).get(row.id()));
    }

    private ScheduleRow row(String id) {
        return schedules
                .find(tenant(), id)
                .orElseThrow(() -> new NotFoundException("schedule.not-found", "There is no schedule " + id + "."));
    }

    private static PreconditionException stale() {
        return new PreconditionException(
                "schedule.changed-meanwhile", "Somebody changed this schedule since you read it; read it again.");
    }

    private static ConflictException declared(ScheduleRow row) {
        return new ConflictException(
                "schedule.declared",
                "This schedule stands in the text of the workflow " + row.workflowName()
                        + "; change it there, or pause it here.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Caller caller() {
        return CallContext.currentCaller();
    }

    private static String tenant() {
        return caller().tenant();
    }
}
