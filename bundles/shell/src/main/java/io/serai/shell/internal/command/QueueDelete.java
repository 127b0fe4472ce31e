package io.serai.shell.internal.command;

import io.serai.shell.internal.complete.QueueCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "queue-delete", description = "Removes a queue in which nothing waits")
public final class QueueDelete extends OneThingCommand {
    @Argument(name = "queue", description = "Its name", required = true)
    @Completion(QueueCompleter.class)
    String queue;

    @Override
    void run(Hub hub, Screen screen) {
        hub.call("queue-delete", Map.of("name", queue));
        screen.line("The queue " + queue + " is removed.");
    }
}
