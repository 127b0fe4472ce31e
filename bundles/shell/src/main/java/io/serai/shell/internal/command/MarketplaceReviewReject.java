package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "marketplace-review-reject", description = "Sends a listing back to its publisher")
public final class MarketplaceReviewReject extends OneThingCommand {
    @Argument(name = "listing", description = "Its id or short name", required = true)
    String listing;

    @Option(name = "--reason", aliases = "-r", description = "Why; the publisher reads it", required = true)
    String reason;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode rejected = hub.call("marketplace-queue-reject", Map.of("id", listing, "reason", reason));
        if (json) {
            screen.json(rejected);
        } else {
            screen.line(Words.of(rejected, "slug") + " is " + Words.of(rejected, "status") + ".");
        }
    }
}
