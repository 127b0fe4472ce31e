package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.ScheduleView;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "schedule-list", description = "Lists schedules, and when each is due next")
public final class ScheduleList extends PlainCommand {
    @Option(name = "--limit", aliases = "-n", description = "At most so many")
    int limit = 100;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode schedules = hub.items("schedule-list", Map.of(), limit);
        if (json) {
            screen.json(schedules);
            return;
        }
        Table table = new Table()
                .fixed("ID")
                .flexible("NAME")
                .flexible("RUNS")
                .flexible("WHEN")
                .fixed("NEXT")
                .dressed("LAST", screen::status);
        for (JsonNode schedule : schedules) {
            table.row(
                    Words.of(schedule, "id"),
                    Words.of(schedule, "name"),
                    ScheduleView.what(schedule),
                    ScheduleView.when(schedule),
                    ScheduleView.next(schedule),
                    Words.of(schedule.path("lastRun"), "outcome"));
        }
        screen.table(table, "There is no schedule yet.");
    }
}
