package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-key-list", description = "Lists publishers' keys, trusted and revoked")
public final class PluginKeyList extends PlainCommand {
    private static final int ALL = 5000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode keys = hub.items("plugin-key-list", Map.of(), ALL);
        if (json) {
            screen.json(keys);
            return;
        }
        Table table = new Table()
                .fixed("KEY")
                .flexible("PUBLISHER")
                .fixed("ADDED")
                .fixed("BY")
                .fixed("REVOKED")
                .flexible("REASON");
        for (JsonNode key : keys) {
            String revoked = Words.of(key, "revokedAt");
            table.row(
                    Words.of(key, "id"),
                    Words.of(key, "publisher"),
                    screen.ago(Words.of(key, "addedAt")),
                    Words.of(key, "addedBy"),
                    revoked.isEmpty() ? "" : screen.ago(revoked),
                    Words.of(key, "reason"));
        }
        screen.table(table, "No publisher's key is known; serai:plugin-key-add adds one.");
    }
}
