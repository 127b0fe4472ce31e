package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.PluginKeyCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "plugin-key-revoke",
        description = "Takes no package any more that was signed with this key; for good")
public final class PluginKeyRevoke extends OneThingCommand {
    @Argument(name = "key", description = "The key's id", required = true)
    @Completion(PluginKeyCompleter.class)
    String key;

    @Option(name = "--reason", aliases = "-r", description = "Why; whoever is refused reads it")
    @Nullable
    String reason;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode revoked = hub.call("plugin-key-revoke", Map.of("id", key, "reason", reason == null ? "" : reason));
        if (json) {
            screen.json(revoked);
        } else {
            screen.line("Nothing that " + Words.of(revoked, "publisher") + " signed with key " + key
                    + " is taken any more.");
        }
    }
}
