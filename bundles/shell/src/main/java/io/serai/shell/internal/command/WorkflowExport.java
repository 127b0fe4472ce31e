package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
import io.serai.shell.internal.complete.FormatCompleter;
import io.serai.shell.internal.complete.VersionCompleter;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import java.io.IOException;
import java.nio.file.Files;
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

/** Prints the file as it is, or stores it; {@code --json} is short for {@code --format json}. */
@Service
@Command(scope = "serai", name = "workflow-export", description = "Prints or stores a workflow as a file")
public final class WorkflowExport extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Option(name = "--format", description = "yaml, json, xml or task-graph")
    @Completion(FormatCompleter.class)
    String format = "yaml";

    @Option(name = "--version", description = "A number, a tag, or active; the draft, if not given")
    @Completion(VersionCompleter.class)
    @Nullable
    String version;

    @Option(name = "--file", description = "Where to store it on the hub's machine; printed, if not given")
    @Completion(FileCompleter.class)
    @Nullable
    String file;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", Typed.workflow(hub, workflow));
        request.put("format", json ? "json" : format);
        if (version != null) {
            request.put("version", version);
        }
        String text = hub.text("workflow-export", request);
        if (file == null) {
            screen.line(text.stripTrailing());
            return;
        }
        Path target = session.currentDir().resolve(file);
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new InvalidInputException("argument.file", "The file " + file + " cannot be written.");
        }
        screen.line(workflow + " is in " + target + ".");
    }
}
