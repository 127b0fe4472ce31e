package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "marketplace-show", description = "Shows a listing of the marketplace")
public final class MarketplaceShow extends OneThingCommand {
    private static final int PERCENT = 100;

    @Argument(name = "listing", description = "Its id or short name", required = true)
    String listing;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode shown = hub.call("marketplace-get", Map.of("kind", "listings", "id", listing));
        if (json) {
            screen.json(shown);
            return;
        }
        screen.field("Listing", Words.of(shown, "name"));
        screen.field("Id", Words.of(shown, "id"));
        screen.field("Version", Words.of(shown, "version"));
        screen.field("By", Words.of(shown, "publisherName"));
        screen.field("About", Words.of(shown, "summary"));
        screen.field("Kinds", Words.list(shown.path("kinds")));
        screen.field("Categories", Words.list(shown.path("categories")));
        screen.field("Pricing", Words.of(shown, "pricing"));
        screen.field("Status", Words.of(shown, "status"));
        screen.field("Why", Words.of(shown, "reason"));
        screen.field("Installs", Words.of(shown, "installCount"));
        screen.field("Rating", Words.of(shown, "rating"));
        JsonNode success = shown.path("success");
        if (success.path("share").isNumber()) {
            screen.field(
                    "Success",
                    Math.round(success.path("share").asDouble() * PERCENT) + " % of " + Words.of(success, "ended")
                            + " executions here in " + Words.of(success, "days") + " days");
        }
        screen.field("Asks for", Words.list(shown.path("permissions")));
        String description = Words.of(shown, "description");
        if (!description.isEmpty()) {
            screen.line("");
            screen.line(description);
        }
    }
}
