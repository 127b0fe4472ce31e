package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.VersionCompleter;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "workflow-rollback", description = "Makes an earlier version the active one again")
public final class WorkflowRollback extends TwoThingsCommand {
    @Argument(index = 0, name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Argument(index = 1, name = "version", description = "Its number, or a tag", required = true)
    @Completion(VersionCompleter.class)
    String version;

    @Option(name = "--restore-draft", description = "Make the draft that version's text, too")
    boolean restoreDraft;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode active = hub.call(
                "workflow-rollback",
                Map.of("id", Typed.workflow(hub, workflow), "version", version, "restoreDraft", restoreDraft));
        if (json) {
            screen.json(active);
        } else {
            screen.line("Version " + Words.of(active, "version") + " of " + workflow + " takes new executions"
                    + (restoreDraft ? ", and is the draft." : "."));
        }
    }
}
