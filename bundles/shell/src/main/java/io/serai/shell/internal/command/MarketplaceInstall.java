package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "marketplace-install",
        description = "Installs a plugin from the marketplace, or makes a workflow of a template")
public final class MarketplaceInstall extends OneThingCommand {
    @Argument(name = "listing", description = "Its id or short name", required = true)
    String listing;

    @Option(name = "--version", description = "Another version than the newest")
    @Nullable
    String version;

    @Option(name = "--licence", description = "The licence key of what is not free")
    @Nullable
    String licence;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> asked = new HashMap<>(Map.of("kind", "listings", "id", listing));
        if (version != null) {
            asked.put("version", version);
        }
        if (licence != null) {
            asked.put("licence", licence);
        }
        JsonNode done = hub.call("marketplace-install", asked);
        if (json) {
            screen.json(done);
        } else if (done.hasNonNull("workflow")) {
            screen.line("The workflow " + Words.of(done, "workflow") + " is made; serai:workflow-publish starts it.");
        } else {
            screen.line(listing + " " + Words.of(done, "version") + ": " + Words.of(done, "status"));
        }
    }
}
