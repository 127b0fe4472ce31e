package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(scope = "serai", name = "marketplace-list", description = "Lists what the marketplace has")
public final class MarketplaceList extends PlainCommand {
    private static final int ALL = 5000;

    @Option(name = "--kind", aliases = "-k", description = "agents, tools, connectors, routes, templates, or listings")
    String kind = "listings";

    @Option(name = "--query", aliases = "-q", description = "Words that a listing has")
    @Nullable
    String query;

    @Option(name = "--sort", aliases = "-s", description = "popular, recent, name or rating")
    String sort = "popular";

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> asked = new HashMap<>(Map.of("kind", kind, "sort", sort));
        if (query != null) {
            asked.put("q", query);
        }
        ArrayNode listings = hub.items("marketplace-list", asked, ALL);
        if (json) {
            screen.json(listings);
        } else {
            MarketplaceTable.print(screen, listings, "The marketplace has nothing like that.");
        }
    }
}
