package io.serai.shell.internal.command;

import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-remove", description = "Removes a plugin and all that it brought")
public final class PluginRemove extends OneThingCommand {
    @Argument(name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Override
    void run(Hub hub, Screen screen) {
        hub.call("plugin-remove", Map.of("id", id));
        if (!json) {
            screen.line("Plugin " + id + " is removed.");
        }
    }
}
