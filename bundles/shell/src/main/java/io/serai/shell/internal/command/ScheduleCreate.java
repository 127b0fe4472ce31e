package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.TypedSchedule;
import io.serai.shell.internal.print.ScheduleView;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "schedule-create",
        description = "Runs a workflow by the clock, or after other schedules")
public final class ScheduleCreate extends OneThingCommand {
    @Argument(name = "name", description = "The schedule's name", required = true)
    String name;

    @Option(name = "--workflow", aliases = "-w", description = "The workflow's id or name", required = true)
    @Completion(WorkflowCompleter.class)
    @Nullable
    String workflow;

    @Option(name = "--cron", description = "Such as '0 3 * * *', or with seconds first")
    @Nullable
    String cron;

    @Option(name = "--every", description = "Milliseconds between two runs")
    @Nullable
    Integer everyMillis;

    @Option(name = "--after", description = "Names or ids of schedules, joined by commas, that must complete first")
    @Nullable
    String after;

    @Option(name = "--time-zone", description = "Such as Europe/Berlin; UTC if not given")
    @Nullable
    String timeZone;

    @Option(name = "--missed", description = "What becomes of missed times: skip, once or all")
    @Nullable
    String missed;

    @Option(name = "--input", aliases = "-i", description = "What the workflow gets, as JSON, or @FILE")
    @Nullable
    String input;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("name", name);
        put(draft, "workflow", workflow);
        put(draft, "cron", cron);
        put(draft, "everyMillis", everyMillis);
        put(draft, "timeZone", timeZone);
        put(draft, "missed", missed);
        put(draft, "input", input == null ? null : arguments().json("--input", input));
        if (after != null) {
            draft.put(
                    "after",
                    Arrays.stream(after.split(",", -1))
                            .map(typed -> TypedSchedule.id(hub, typed.strip()))
                            .toList());
        }
        JsonNode created = hub.call("schedule-create", draft);
        if (json) {
            screen.json(created);
        } else {
            String next = ScheduleView.next(created);
            screen.line("Schedule " + name + " has the id " + Words.of(created, "id")
                    + (next.isEmpty() ? "." : " and runs next at " + next + "."));
        }
    }

    private static void put(Map<String, Object> draft, String field, @Nullable Object value) {
        if (value != null) {
            draft.put(field, value);
        }
    }
}
