package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.ApprovalCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(scope = "serai", name = "approval-reject", description = "Rejects; the execution goes on with that")
public final class ApprovalReject extends OneThingCommand {
    @Argument(name = "id", description = "The approval's id", required = true)
    @Completion(ApprovalCompleter.class)
    String id;

    @Option(name = "--comment", aliases = "-m", description = "Why, for people")
    @Nullable
    String comment;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("id", id);
        if (comment != null) {
            asked.put("comment", comment);
        }
        JsonNode approval = hub.call("approval-reject", asked);
        if (json) {
            screen.json(approval);
        } else {
            screen.line(Words.of(approval, "name") + " is rejected; execution " + Words.of(approval, "execution")
                    + " goes on.");
        }
    }
}
