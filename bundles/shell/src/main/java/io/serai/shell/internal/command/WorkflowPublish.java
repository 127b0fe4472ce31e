package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "workflow-publish", description = "Publishes a workflow's draft as its next version")
public final class WorkflowPublish extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode version = hub.call("workflow-publish", Map.of("id", Typed.workflow(hub, workflow)));
        if (json) {
            screen.json(version);
        } else {
            screen.line(workflow + " is published as version " + Words.of(version, "version") + ".");
        }
    }
}
