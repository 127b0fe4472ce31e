package io.serai.shell.internal.command;

import io.serai.shell.internal.complete.ArgumentNameCompleter;
import io.serai.shell.internal.complete.OperationCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** The result is always JSON: there is no table for every operation. */
@Service
@Command(
        scope = "serai",
        name = "call",
        description = "Calls an operation; arguments as name=text, name:=json, name=@file or one JSON object in ' '")
public final class Call extends HubCommand {
    @Argument(index = 0, name = "operation", description = "Its id; see serai:operation-list", required = true)
    @Completion(OperationCompleter.class)
    String operation;

    @Argument(index = 1, name = "arguments", description = "Path, query and body fields", multiValued = true)
    @Completion(ArgumentNameCompleter.class)
    @Nullable
    List<String> arguments;

    @Override
    List<String> late() {
        return words().stream().filter(Call::isOption).toList();
    }

    @Override
    void run(Hub hub, Screen screen) {
        List<String> fields = words().stream().filter(word -> !isOption(word)).toList();
        screen.json(hub.call(operation, arguments().read(fields)));
    }

    private List<String> words() {
        return arguments == null ? List.of() : arguments;
    }

    private static boolean isOption(String word) {
        return word.startsWith("--");
    }
}
