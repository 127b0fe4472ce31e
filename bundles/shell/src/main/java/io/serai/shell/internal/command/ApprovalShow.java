package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.ApprovalCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.ApprovalView;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "approval-show", description = "Shows an approval with what it is about")
public final class ApprovalShow extends OneThingCommand {
    @Argument(name = "id", description = "The approval's id", required = true)
    @Completion(ApprovalCompleter.class)
    String id;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode approval = hub.call("approval-get", Map.of("id", id));
        if (json) {
            screen.json(approval);
        } else {
            ApprovalView.print(approval, screen);
        }
    }
}
