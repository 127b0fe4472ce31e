package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Findings;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(scope = "serai", name = "workflow-publish", description = "Publishes a workflow's draft as its next version")
public final class WorkflowPublish extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Option(name = "--note", description = "What is new in this version")
    @Nullable
    String note;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", Typed.workflow(hub, workflow));
        if (note != null) {
            request.put("note", note);
        }
        JsonNode validation = hub.call("workflow-validate", Map.of("id", request.get("id")));
        JsonNode version = hub.call("workflow-publish", request);
        if (json) {
            screen.json(version);
        } else {
            screen.line(workflow + " is published as version " + Words.of(version, "version") + ".");
            Findings.lines(validation).forEach(screen::line);
        }
    }
}
