package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.nio.file.Path;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "marketplace-publish", description = "Hands in a package for review")
public final class MarketplacePublish extends OneThingCommand {
    @Argument(name = "file", description = "A JAR or KAR", required = true)
    String file;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode published = hub.call(
                "marketplace-publish",
                Map.of("source", "file:" + Path.of(file).toAbsolutePath().normalize()));
        if (json) {
            screen.json(published);
        } else {
            screen.line(Words.of(published, "slug") + " is handed in; serai:marketplace-review-list shows it.");
        }
    }
}
