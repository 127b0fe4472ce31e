package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-permission-grant", description = "Lets a plugin use what it asks for")
public final class PluginPermissionGrant extends TwoThingsCommand {
    @Argument(index = 0, name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Argument(index = 1, name = "permission", description = "Such as tool:shipping-quote", required = true)
    String permission;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode permissions = hub.call("plugin-permission-change", Map.of("id", id, "grant", List.of(permission)));
        if (json) {
            screen.json(permissions);
        } else {
            screen.line("Plugin " + id + " may use " + permission + ".");
        }
    }
}
