package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        name = "plugin-package",
        description = "Makes a plugin of workflows: a KAR, signed with this hub's key")
public final class PluginPackage extends TwoThingsCommand {
    @Argument(index = 0, name = "id", description = "The new plugin's id, such as my-orders", required = true)
    String id;

    @Argument(index = 1, name = "workflows", description = "Ids or names, separated by commas", required = true)
    @Completion(WorkflowCompleter.class)
    String workflows;

    @Option(name = "--version", description = "Its version")
    String version = "1.0.0";

    @Option(name = "--name", description = "What people read; the id, if not given")
    @Nullable
    String name;

    @Option(name = "--summary", description = "One sentence: what it is good for")
    @Nullable
    String summary;

    @Option(name = "--file", description = "Where to store it on the hub's machine; ID-VERSION.kar, if not given")
    @Completion(FileCompleter.class)
    @Nullable
    String file;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("id", id);
        wanted.put("version", version);
        wanted.put("workflows", List.of(workflows.split("\\s*,\\s*")));
        if (name != null) {
            wanted.put("name", name);
        }
        if (summary != null) {
            wanted.put("summary", summary);
        }
        byte[] kar = hub.file("plugin-package", wanted);
        String target = file == null ? id + "-" + version + ".kar" : file;
        Path path = session.currentDir().resolve(target);
        try {
            Files.write(path, kar);
        } catch (IOException e) {
            throw new InvalidInputException("argument.file", "The file " + path + " cannot be written.");
        }
        if (json) {
            screen.json(Hub.JSON.valueToTree(Map.of("file", path.toString(), "bytes", kar.length)));
        } else {
            screen.line("Plugin " + id + " " + version + " is in " + path + ".");
        }
    }
}
