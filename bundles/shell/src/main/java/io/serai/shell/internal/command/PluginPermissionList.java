package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "plugin-permission-list",
        description = "Lists what a plugin asks for, what of it is granted, and when it was last used")
public final class PluginPermissionList extends OneThingCommand {
    private static final int ALL = 5000;

    @Argument(name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode permissions = hub.items("plugin-permission-list", Map.of("id", id), ALL);
        if (json) {
            screen.json(permissions);
            return;
        }
        Table table = new Table()
                .flexible("PERMISSION")
                .fixed("STATE")
                .fixed("LAST USED")
                .fixed("DENIED")
                .fixed("CHANGED")
                .fixed("BY");
        for (JsonNode permission : permissions) {
            table.row(
                    Words.of(permission, "permission"),
                    permission.path("granted").asBoolean() ? "granted" : "revoked",
                    ago(screen, permission, "lastUsed"),
                    Words.of(permission, "denied"),
                    ago(screen, permission, "changedAt"),
                    Words.of(permission, "changedBy"));
        }
        screen.table(table, "Plugin " + id + " asks for nothing.");
    }

    private static String ago(Screen screen, JsonNode permission, String field) {
        String time = Words.of(permission, field);
        return time.isEmpty() ? "" : screen.ago(time);
    }
}
