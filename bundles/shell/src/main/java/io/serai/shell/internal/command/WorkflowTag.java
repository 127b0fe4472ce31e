package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.InvalidInputException;
import io.serai.shell.internal.complete.TagCompleter;
import io.serai.shell.internal.complete.VersionCompleter;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        name = "workflow-tag",
        description = "Puts a tag (stable, beta, dev) on a version, takes it away, or shows the tags")
public final class WorkflowTag extends HubCommand {
    @Argument(index = 0, name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Argument(index = 1, name = "tag", description = "stable, beta or dev")
    @Completion(TagCompleter.class)
    @Nullable
    String tag;

    @Argument(index = 2, name = "version", description = "Its number, or another tag")
    @Completion(VersionCompleter.class)
    @Nullable
    String version;

    @Argument(index = 3, name = "options", description = "Options may stand here, too", multiValued = true)
    @Nullable
    List<String> late;

    @Option(name = "--remove", description = "Take the tag away")
    boolean remove;

    @Override
    List<String> late() {
        List<String> words = new ArrayList<>();
        // fewer arguments, and the options begin earlier
        if (version != null && version.startsWith("--")) {
            words.add(version);
            version = null;
        }
        if (tag != null && tag.startsWith("--")) {
            words.add(0, tag);
            tag = null;
        }
        if (late != null) {
            words.addAll(late);
        }
        return words;
    }

    @Override
    void run(Hub hub, Screen screen) {
        String id = Typed.workflow(hub, workflow);
        JsonNode tags;
        if (tag == null) {
            tags = hub.call("workflow-tags-get", Map.of("id", id));
        } else {
            if ((version == null) != remove) {
                throw new InvalidInputException("argument.missing", "Say a version for the tag, or --remove.");
            }
            Map<String, Object> request = new HashMap<>(Map.of("id", id));
            request.put(tag, version == null ? "" : version);
            tags = hub.call("workflow-tags-update", request);
        }
        if (json) {
            screen.json(tags);
            return;
        }
        for (String name : List.of("stable", "beta", "dev")) {
            screen.field(name, tags.path(name).isNumber() ? "version " + Words.of(tags, name) : "-");
        }
    }
}
