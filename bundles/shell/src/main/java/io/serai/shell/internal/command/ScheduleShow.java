package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.ScheduleView;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "schedule-show", description = "Shows a schedule and what came of it")
public final class ScheduleShow extends ScheduleCommand {
    @Option(name = "--limit", aliases = "-n", description = "How many of its runs, the latest first")
    int limit = 10;

    @Override
    void run(Hub hub, Screen screen, String id) {
        JsonNode shown = hub.call("schedule-get", Map.of("id", id));
        ArrayNode history = hub.items("schedule-history", Map.of("id", id), limit);
        if (json) {
            ObjectNode whole = ((ObjectNode) shown).deepCopy();
            whole.set("history", history);
            screen.json(whole);
        } else {
            ScheduleView.show(shown, history, screen);
        }
    }
}
