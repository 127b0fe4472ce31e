package io.serai.journal.internal.schedule;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.camel.schedule.CronTimes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a draft must keep to. */
final class ScheduleRules {
    static final int MAX_NAME = 200;
    static final int MAX_CRON = 200;
    static final int MAX_AFTER = 50;
    /** Shorter distances are a queue's or a route's own business. */
    static final long MIN_EVERY_MILLIS = 1000;

    private static final Set<String> MISSED = Set.of("skip", "once", "all");

    private ScheduleRules() {}

    /** @throws InvalidInputException {@code schedule.draft} with everything that is wrong */
    static Settings check(@Nullable ScheduleDraft draft, @Nullable String workflowId, @Nullable String workflowName) {
        if (draft == null) {
            throw new InvalidInputException("schedule.draft", "The body must be a schedule with name and workflow.");
        }
        List<Violation> wrong = new ArrayList<>();
        String name = draft.name() == null ? "" : draft.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            wrong.add(new Violation("name", "must have 1 to " + MAX_NAME + " characters"));
        }
        ZoneId zone = zone(draft.timeZone(), wrong);
        List<String> after = draft.after() == null ? List.of() : new ArrayList<>(new LinkedHashSet<>(draft.after()));
        times(draft, after, zone, wrong);
        String missed = draft.missed() == null ? "skip" : draft.missed();
        if (!MISSED.contains(missed)) {
            wrong.add(new Violation("missed", "must be skip, once or all"));
        }
        throwIf(wrong);
        return new Settings(
                name,
                workflowId,
                workflowName,
                draft.cron() == null ? null : draft.cron().strip(),
                draft.everyMillis(),
                zone.getId(),
                draft.input(),
                missed,
                after,
                draft.enabled() == null || draft.enabled());
    }

    private static void times(ScheduleDraft draft, List<String> after, ZoneId zone, List<Violation> wrong) {
        int ways = (draft.cron() == null ? 0 : 1) + (draft.everyMillis() == null ? 0 : 1) + (after.isEmpty() ? 0 : 1);
        if (ways != 1) {
            wrong.add(new Violation("cron", "exactly one of cron, everyMillis and after must say when it runs"));
        }
        if (after.size() > MAX_AFTER) {
            wrong.add(new Violation("after", "may name at most " + MAX_AFTER + " schedules"));
        }
        Long every = draft.everyMillis();
        if (every != null && every < MIN_EVERY_MILLIS) {
            wrong.add(new Violation("everyMillis", "must be at least " + MIN_EVERY_MILLIS));
        }
        String cron = draft.cron();
        if (cron != null) {
            try {
                CronTimes.parse(cron, zone);
                if (cron.length() > MAX_CRON) {
                    wrong.add(new Violation("cron", "may have at most " + MAX_CRON + " characters"));
                }
            } catch (IllegalArgumentException e) {
                wrong.add(new Violation("cron", "is no cron expression: " + e.getMessage()));
            }
        }
    }

    private static ZoneId zone(@Nullable String id, List<Violation> wrong) {
        try {
            return id == null || id.isBlank() ? ZoneId.of("UTC") : ZoneId.of(id.strip());
        } catch (DateTimeException e) {
            wrong.add(new Violation("timeZone", "is no time zone such as Europe/Berlin: " + id));
            return ZoneId.of("UTC");
        }
    }

    static void throwIf(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            Violation first = wrong.get(0);
            throw new InvalidInputException(
                    "schedule.draft", "The schedule's " + first.field() + " " + first.message() + ".", wrong);
        }
    }
}
