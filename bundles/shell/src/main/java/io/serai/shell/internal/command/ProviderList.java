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
@Command(
        scope = "serai",
        name = "provider-list",
        description = "Lists providers of language models, how they are and how to configure them")
public final class ProviderList extends PlainCommand {
    private static final int SHOWN = 1000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode providers = hub.items("provider-list", Map.of(), SHOWN);
        if (json) {
            screen.json(providers);
            return;
        }
        Table table = new Table()
                .fixed("NAME")
                .dressed("STATUS", screen::status)
                .number("ANSWERS")
                .flexible("WHAT TO DO");
        for (JsonNode provider : providers) {
            boolean configured = provider.path("configured").asBoolean();
            String error = Words.of(provider, "lastError");
            table.row(
                    Words.of(provider, "id"),
                    configured ? Words.of(provider, "health").toUpperCase(java.util.Locale.ROOT) : "NOT CONFIGURED",
                    Words.of(provider, "answers"),
                    configured ? error : Words.of(provider, "howTo"));
        }
        screen.table(table, "There is no provider.");
    }
}
