package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.FormatCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "workflow-import",
        description = "Makes a draft of an exported workflow, Camel YAML or a task graph")
public final class WorkflowImport extends OneThingCommand {
    @Argument(name = "file", description = "The file on the hub's machine", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Option(name = "--name", description = "The workflow's name; the one in the file, if not given")
    @Nullable
    String name;

    @Option(name = "--format", description = "yaml, json, xml or task-graph; seen from the file, if not given")
    @Completion(FormatCompleter.class)
    @Nullable
    String format;

    @Option(name = "--replace", description = "Put it into the draft of the workflow that has the name already")
    boolean replace;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("body", arguments().file(file).getBytes(StandardCharsets.UTF_8));
        if (name != null) {
            request.put("name", name);
        }
        if (format != null) {
            request.put("format", format);
        }
        request.put("replace", replace);
        JsonNode workflow = hub.call("workflow-import", request);
        if (json) {
            screen.json(workflow);
        } else {
            screen.line("Workflow " + Words.of(workflow, "name") + " has the id " + Words.of(workflow, "id")
                    + " and is a draft.");
        }
    }
}
