package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
import io.serai.shell.internal.complete.DeadLetterCompleter;
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
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "dead-letter-requeue",
        description = "Lets executions that failed go on from the step that failed")
public final class DeadLetterRequeue extends OneThingCommand {
    @Argument(name = "execution", description = "Its id")
    @Completion(DeadLetterCompleter.class)
    @Nullable
    String execution;

    @Option(name = "--workflow", aliases = "-w", description = "All of this workflow (id or name)")
    @Completion(WorkflowCompleter.class)
    @Nullable
    String workflow;

    @Option(name = "--all", description = "All there are; a thousand in one call")
    boolean all;

    @Override
    void run(Hub hub, Screen screen) {
        if ((execution != null) == (workflow != null || all)) {
            throw new InvalidInputException(
                    "dead-letter.choice", "Name one execution, or use --workflow NAME, or --all.");
        }
        if (execution != null) {
            hub.call("dead-letter-requeue", Map.of("id", execution));
            screen.line("Execution " + execution + " goes on as soon as its queue has a place.");
            return;
        }
        Map<String, Object> choice = workflow == null ? Map.of() : Map.of("workflow", Typed.workflow(hub, workflow));
        screen.line(Words.of(hub.call("dead-letter-requeue-many", choice), "requeued")
                + " executions go on as soon as their queues have places.");
    }
}
