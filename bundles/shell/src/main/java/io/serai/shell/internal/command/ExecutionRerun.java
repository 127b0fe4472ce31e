package io.serai.shell.internal.command;

import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "execution-rerun",
        description = "Begins a new execution with the same or another input")
public final class ExecutionRerun extends ExecutionCommand {
    @Option(name = "--input", aliases = "-i", description = "What goes in, as JSON, or @FILE; the same, if not given")
    @Nullable
    String input;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", execution);
        if (input != null) {
            request.put("input", arguments().json("--input", input));
        }
        show(hub.call("execution-rerun", request), screen);
    }
}
