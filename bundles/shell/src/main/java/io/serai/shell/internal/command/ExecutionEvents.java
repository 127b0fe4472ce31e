package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "execution-events", description = "Lists what happened to an execution")
public final class ExecutionEvents extends ExecutionCommand {
    private static final int MAX = 10_000;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        ArrayNode events = hub.items("execution-events", Map.of("id", execution), MAX);
        if (json) {
            screen.json(events);
            return;
        }
        Table table = new Table()
                .number("SEQ")
                .fixed("AT")
                .flexible("TYPE")
                .flexible("STEP")
                .flexible("BY");
        for (JsonNode event : events) {
            table.row(
                    Words.of(event, "seq"),
                    Words.of(event, "at"),
                    Words.of(event, "type"),
                    Words.of(event, "path"),
                    Words.of(event.path("data"), "by"));
        }
        screen.table(table, "Nothing happened yet.");
    }
}
