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
@Command(scope = "serai", name = "workflow-show", description = "Shows a workflow with its definition")
public final class WorkflowShow extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode found = hub.call("workflow-get", Map.of("id", Typed.workflow(hub, workflow)));
        if (json) {
            screen.json(found);
            return;
        }
        String updated = Words.of(found, "updatedAt");
        screen.field("Workflow", Words.of(found, "name"));
        screen.field("Id", Words.of(found, "id"));
        screen.field("About", Words.of(found, "description"));
        screen.field("Status", Words.of(found, "status"));
        screen.field("Active", Words.of(found, "activeVersion"));
        screen.field("Plugin", Words.of(found, "plugin"));
        screen.field("Hooks", Words.list(found.path("hooks")));
        screen.field("Services", Words.list(found.path("services")));
        screen.field("Tags", Words.list(found.path("tags")));
        screen.field("Updated", updated + " (" + screen.ago(updated) + ") by " + Words.of(found, "updatedBy"));
        if (!found.path("settings").isEmpty()) {
            screen.field("Settings", Words.of(found, "settings"));
        }
        screen.line("");
        screen.line(Words.of(found, "dsl").stripTrailing());
    }
}
