package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "schedule-fire", description = "Runs a schedule now")
public final class ScheduleFire extends ScheduleCommand {
    @Override
    void run(Hub hub, Screen screen, String id) {
        JsonNode result = hub.call("schedule-fire", Map.of("id", id));
        if (json) {
            screen.json(result);
        } else {
            screen.line(
                    Words.of(result, "outcome").equals("REFUSED")
                            ? "Nothing was begun: " + Words.of(result, "detail")
                            : schedule + " was fired: " + Words.of(result, "outcome") + " "
                                    + Words.of(result, "execution"));
        }
    }
}
