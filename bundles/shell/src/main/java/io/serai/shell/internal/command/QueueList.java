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
@Command(scope = "serai", name = "queue-list", description = "Lists queues, with how much waits and runs in each")
public final class QueueList extends PlainCommand {
    private static final int SHOWN = 1000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode queues = hub.items("queue-list", Map.of(), SHOWN);
        if (json) {
            screen.json(queues);
            return;
        }
        Table table = new Table()
                .fixed("NAME")
                .dressed("STATUS", screen::status)
                .number("AT ONCE")
                .number("QUEUED")
                .number("RUNNING");
        for (JsonNode queue : queues) {
            String limit = Words.of(queue, "concurrency");
            table.row(
                    Words.of(queue, "name"),
                    queue.path("active").asBoolean() ? "ACTIVE" : "INACTIVE",
                    limit.isEmpty() ? "no limit" : limit,
                    Words.of(queue, "queued"),
                    Words.of(queue, "running"));
        }
        screen.table(table, "There is no queue.");
    }
}
