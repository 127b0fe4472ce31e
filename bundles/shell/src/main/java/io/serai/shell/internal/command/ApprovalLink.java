package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.ApprovalCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
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
        name = "approval-link",
        description = "Makes a link by which one person decides once, without a login")
public final class ApprovalLink extends OneThingCommand {
    @Argument(name = "id", description = "The approval's id", required = true)
    @Completion(ApprovalCompleter.class)
    String id;

    @Option(name = "--for", description = "The name of the person who is to decide")
    @Nullable
    String person;

    @Option(name = "--hours", description = "For so many hours; until the approval is due, or 7 days, if not said")
    @Nullable
    Integer hours;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("id", id);
        if (person != null) {
            asked.put("person", person);
        }
        if (hours != null) {
            asked.put("expiresInMillis", Duration.ofHours(hours).toMillis());
        }
        JsonNode link = hub.call("approval-link-create", asked);
        if (json) {
            screen.json(link);
        } else {
            screen.line(Words.of(link, "url"));
            screen.line("For " + Words.of(link, "person") + ", once, until " + Words.of(link, "expiresAt") + ".");
        }
    }
}
