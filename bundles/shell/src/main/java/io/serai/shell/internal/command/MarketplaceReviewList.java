package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "marketplace-review-list",
        description = "Lists what waits for a decision before it comes to the marketplace")
public final class MarketplaceReviewList extends PlainCommand {
    private static final int ALL = 5000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode listings = hub.items("marketplace-queue-list", Map.of(), ALL);
        if (json) {
            screen.json(listings);
        } else {
            MarketplaceTable.print(screen, listings, "Nothing waits.");
        }
    }
}
