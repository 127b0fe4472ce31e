package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "catalog-list",
        description = "Lists the catalogs of packages, when they were mirrored, and what is wrong with them")
public final class CatalogList extends PlainCommand {
    @Override
    void run(Hub hub, Screen screen) {
        JsonNode catalogs = hub.call("plugin-catalog-list", Map.of()).path("items");
        if (json) {
            screen.json(catalogs);
        } else {
            CatalogTable.print(screen, catalogs);
        }
    }
}
