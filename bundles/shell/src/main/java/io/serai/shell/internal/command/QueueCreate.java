package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "queue-create",
        description = "Makes a queue; a workflow chooses it with settings.queue")
public final class QueueCreate extends OneThingCommand {
    @Argument(name = "name", description = "The queue's name", required = true)
    String name;

    @Option(name = "--concurrency", aliases = "-c", description = "How many of its executions run at once on a hub")
    @Nullable
    Integer concurrency;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("name", name);
        if (concurrency != null) {
            draft.put("concurrency", concurrency);
        }
        JsonNode queue = hub.call("queue-create", draft);
        if (json) {
            screen.json(queue);
        } else {
            screen.line("The queue " + Words.of(queue, "name") + " is there.");
        }
    }
}
