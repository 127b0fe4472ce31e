package io.serai.shell.internal.command;

import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "execution-state",
        description = "Shows body, headers and variables after a step, as JSON")
public final class ExecutionState extends ExecutionCommand {
    @Option(name = "--at", description = "The step's path; as far as the execution came, if not given")
    @Nullable
    String at;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        screen.json(
                hub.call("execution-state", at == null ? Map.of("id", execution) : Map.of("id", execution, "at", at)));
    }
}
