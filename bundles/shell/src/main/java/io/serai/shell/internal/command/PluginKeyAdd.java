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
@Command(
        scope = "serai",
        name = "plugin-key-add",
        description = "Trusts the packages that a publisher signs with this key")
public final class PluginKeyAdd extends TwoThingsCommand {
    @Argument(name = "publisher", description = "Whose key it is", required = true)
    String publisher;

    @Argument(index = 1, name = "key", description = "The public key, as plugin-key prints it", required = true)
    String key;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode added = hub.call("plugin-key-add", Map.of("publisher", publisher, "publicKey", key));
        if (json) {
            screen.json(added);
        } else {
            screen.line("Packages signed with key " + Words.of(added, "id") + " are trusted as those of " + publisher
                    + ".");
        }
    }
}
