package io.serai.shell.internal.print;

import com.fasterxml.jackson.databind.JsonNode;

/** Says when and how a schedule runs. */
public final class ScheduleView {
    private ScheduleView() {}

    /** {@code 0 3 * * * Europe/Berlin}, {@code every 5.0 s}, or {@code after} others. */
    public static String when(JsonNode schedule) {
        if (schedule.path("cron").isTextual()) {
            String zone = Words.of(schedule, "timeZone");
            return Words.of(schedule, "cron") + (zone.equals("UTC") ? "" : " " + zone);
        }
        return schedule.path("everyMillis").isNumber()
                ? "every " + Words.duration(schedule.path("everyMillis"))
                : "after " + Words.list(schedule.path("after"));
    }

    public static String what(JsonNode schedule) {
        if (schedule.path("builtIn").asBoolean()) {
            return "(built in)";
        }
        String name = Words.of(schedule, "workflowName");
        return name.isEmpty() ? Words.of(schedule, "workflow") : name;
    }

    public static String next(JsonNode schedule) {
        return schedule.path("enabled").asBoolean() ? Words.of(schedule, "nextAt") : "paused";
    }

    public static void show(JsonNode schedule, JsonNode history, Screen screen) {
        screen.field("Schedule", Words.of(schedule, "id"));
        screen.field("Name", Words.of(schedule, "name"));
        screen.field("Runs", what(schedule));
        screen.field("", Words.of(schedule, "description"));
        screen.field("When", when(schedule));
        screen.field("Missed", Words.of(schedule, "missed"));
        screen.field("Next", next(schedule));
        screen.field("Input", Words.of(schedule, "input"));
        Table table = new Table()
                .fixed("DUE")
                .dressed("OUTCOME", screen::status)
                .fixed("EXECUTION")
                .flexible("DETAIL");
        for (JsonNode run : history) {
            table.row(
                    Words.of(run, "dueAt") + (run.path("manual").asBoolean() ? " by hand" : ""),
                    Words.of(run, "outcome"),
                    Words.of(run, "execution"),
                    Words.of(run, "detail"));
        }
        screen.table(table, "It has not run yet.");
    }
}
