package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.ExecutionView;
import io.serai.shell.internal.print.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "workflow-run",
        description = "Runs a workflow's active version, or its draft, and shows the execution")
public final class WorkflowRun extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Option(name = "--input", aliases = "-i", description = "What goes in, as JSON, or @FILE")
    @Nullable
    String input;

    @Option(name = "--priority", description = "1 (critical) to 4 (low)")
    @Nullable
    Integer priority;

    @Option(name = "--wait", description = "How many milliseconds to wait for its end")
    long waitMillis = 30_000;

    @Option(name = "--draft", description = "The draft as it is, without publishing it")
    boolean draft;

    @Option(name = "--breakpoints", description = "Nodes of the draft to pause before, with commas")
    @Nullable
    String breakpoints;

    @Option(name = "--step", description = "Pause before each node of the draft")
    boolean step;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", Typed.workflow(hub, workflow));
        if (input != null) {
            request.put("input", arguments().json("--input", input));
        }
        if (priority != null) {
            request.put("priority", priority);
        }
        request.put("waitMillis", waitMillis);
        if (draft || step || breakpoints != null) {
            request.put("draft", true);
            if (breakpoints != null) {
                request.put("breakpoints", List.of(breakpoints.split(",", -1)));
            }
            if (step) {
                request.put("stepByStep", true);
            }
        }
        JsonNode execution = hub.call("workflow-execute", request);
        if (json) {
            screen.json(execution);
        } else {
            ExecutionView.header(execution, screen);
        }
    }
}
