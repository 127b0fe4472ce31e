package io.serai.shell.internal.command;

import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "execution-pause", description = "Lets an execution stop before its next step")
public final class ExecutionPause extends ExecutionCommand {
    @Override
    void run(Hub hub, Screen screen, String execution) {
        show(hub.call("execution-pause", Map.of("id", execution)), screen);
    }
}
