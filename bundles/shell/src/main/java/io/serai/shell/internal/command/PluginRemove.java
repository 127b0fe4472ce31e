package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-remove", description = "Removes a plugin and all that it brought")
public final class PluginRemove extends OneThingCommand {
    @Argument(name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Option(name = "--force", description = "Pause executions that have not ended, instead of refusing")
    boolean force;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode change = hub.call("plugin-remove", force ? Map.of("id", id, "force", true) : Map.of("id", id));
        if (json) {
            screen.json(change);
        } else {
            screen.line("Plugin " + id + " is removed.");
        }
    }
}
