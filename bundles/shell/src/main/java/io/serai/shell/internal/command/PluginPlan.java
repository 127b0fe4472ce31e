package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.CatalogCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "plugin-plan",
        description = "Shows what installing or removing a plugin would do, without doing it")
public final class PluginPlan extends OneThingCommand {
    @Argument(name = "source", description = "As for plugin-install; with --remove, the plugin's id", required = true)
    @Completion(CatalogCompleter.class)
    String source;

    @Option(name = "--remove", description = "Plan its removal")
    boolean remove;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode plan = remove
                ? hub.call("plugin-remove", Map.of("id", source, "dryRun", true))
                : hub.call("plugin-install", Map.of("source", PluginPlans.source(source), "dryRun", true));
        if (json) {
            screen.json(plan);
        } else {
            PluginPlans.print(screen, plan);
        }
    }
}
