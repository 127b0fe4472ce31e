package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "schedule-pause", description = "Lets a schedule no longer run by itself")
public final class SchedulePause extends ScheduleCommand {
    @Override
    void run(Hub hub, Screen screen, String id) {
        JsonNode result = hub.call("schedule-pause", Map.of("id", id));
        if (json) {
            screen.json(result);
        } else {
            screen.line(schedule + " is paused.");
        }
    }
}
