package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
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
        name = "execution-fork",
        description = "Begins a new execution with what this one did up to a step")
public final class ExecutionFork extends ExecutionCommand {
    @Option(name = "--at", description = "The path of the step that runs anew")
    @Nullable
    String at;

    @Option(name = "--input", aliases = "-i", description = "Another input, as JSON, or @FILE")
    @Nullable
    String input;

    @Option(name = "--variables", description = "Variables to set when the step begins, as a JSON object, or @FILE")
    @Nullable
    String variables;

    @Option(name = "--version", description = "Another version of the workflow")
    @Nullable
    Integer version;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        if (at == null) {
            throw new InvalidInputException("argument.at", "Say at which step to fork, with --at and its path.");
        }
        Map<String, Object> overrides = new LinkedHashMap<>();
        if (input != null) {
            overrides.put("input", arguments().json("--input", input));
        }
        if (variables != null) {
            overrides.put("variables", arguments().json("--variables", variables));
        }
        if (version != null) {
            overrides.put("version", version);
        }
        show(hub.call("execution-fork", Map.of("id", execution, "at", at, "overrides", overrides)), screen);
    }
}
