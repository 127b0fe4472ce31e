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
@Command(scope = "serai", name = "model-list", description = "Lists the language models that can be asked")
public final class ModelList extends PlainCommand {
    private static final int SHOWN = 1000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode models = hub.items("model-list", Map.of(), SHOWN);
        if (json) {
            screen.json(models);
            return;
        }
        Table table = new Table()
                .fixed("NAME")
                .dressed("STATUS", screen::status)
                .fixed("PROVIDER")
                .number("CONTEXT")
                .number("$ IN")
                .number("$ OUT");
        for (JsonNode model : models) {
            boolean usable =
                    model.path("active").asBoolean() && model.path("configured").asBoolean();
            JsonNode price = model.path("prices").path(0);
            table.row(
                    Words.of(model, "name"),
                    usable ? "ACTIVE" : "INACTIVE",
                    Words.of(model, "provider"),
                    Words.of(model, "contextSize"),
                    price(price, "input"),
                    price(price, "output"));
        }
        screen.table(table, "There is no model; serai:provider-list says how to configure one.");
    }

    private static String price(JsonNode prices, String kind) {
        return prices.path(kind).isNumber() ? prices.path(kind).decimalValue().toPlainString() : "";
    }
}
