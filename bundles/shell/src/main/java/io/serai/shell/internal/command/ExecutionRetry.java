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
        name = "execution-retry",
        description = "Runs a failed execution again from the step that failed")
public final class ExecutionRetry extends ExecutionCommand {
    @Option(name = "--from", description = "The path of another step to begin at")
    @Nullable
    String from;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        show(
                hub.call(
                        "execution-retry",
                        from == null ? Map.of("id", execution) : Map.of("id", execution, "from", from)),
                screen);
    }
}
