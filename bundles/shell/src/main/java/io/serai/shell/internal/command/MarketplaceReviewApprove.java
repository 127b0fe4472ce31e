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
@Command(scope = "serai", name = "marketplace-review-approve", description = "Puts a listing on the marketplace")
public final class MarketplaceReviewApprove extends OneThingCommand {
    @Argument(name = "listing", description = "Its id or short name", required = true)
    String listing;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode approved = hub.call("marketplace-queue-approve", Map.of("id", listing));
        if (json) {
            screen.json(approved);
        } else {
            screen.line(Words.of(approved, "slug") + " " + Words.of(approved, "version") + " is on the marketplace.");
        }
    }
}
