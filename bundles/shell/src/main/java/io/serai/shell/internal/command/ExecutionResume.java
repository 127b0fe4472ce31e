package io.serai.shell.internal.command;

import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "execution-resume", description = "Lets a paused execution go on")
public final class ExecutionResume extends ExecutionCommand {
    @Option(name = "--step", description = "By one node; for drafts")
    boolean step;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        show(
                hub.call("execution-resume", step ? Map.of("id", execution, "step", true) : Map.of("id", execution)),
                screen);
    }
}
