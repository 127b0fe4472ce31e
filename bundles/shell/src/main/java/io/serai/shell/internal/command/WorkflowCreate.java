package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Findings;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.nio.file.Path;
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
@Command(scope = "serai", name = "workflow-create", description = "Makes a workflow from a file of Camel YAML")
public final class WorkflowCreate extends OneThingCommand {
    @Argument(name = "file", description = "The file on the hub's machine", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Option(name = "--name", description = "The workflow's name; the file's, if not given")
    @Nullable
    String name;

    @Option(name = "--description", description = "One sentence about it")
    @Nullable
    String description;

    @Option(name = "--settings", description = "The workflow's settings as JSON, or @FILE")
    @Nullable
    String settings;

    @Option(name = "--publish", description = "Publish it at once")
    boolean publish;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("name", name == null ? nameOf(file) : name);
        if (description != null) {
            draft.put("description", description);
        }
        draft.put("dsl", arguments().file(file));
        if (settings != null) {
            draft.put("settings", arguments().json("--settings", settings));
        }
        JsonNode created = hub.call("workflow-create", draft);
        String id = Words.of(created, "id");
        JsonNode version = publish ? hub.call("workflow-publish", Map.of("id", id)) : null;
        if (json) {
            screen.json(created);
        } else {
            screen.line("Workflow " + Words.of(created, "name") + " has the id " + id
                    + (version == null ? "." : " and is published as version " + Words.of(version, "version") + "."));
            Findings.lines(created.path("validation")).forEach(screen::line);
        }
    }

    static String nameOf(String file) {
        Path last = Path.of(file).getFileName();
        return last == null ? file : last.toString().replaceFirst("(\\.camel)?\\.ya?ml$", "");
    }
}
