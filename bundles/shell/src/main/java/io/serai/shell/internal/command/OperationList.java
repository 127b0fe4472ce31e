package io.serai.shell.internal.command;

import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.OperationParameter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(scope = "serai", name = "operation-list", description = "Lists the operations that serai:call can call")
public final class OperationList extends OneThingCommand {
    @Argument(name = "text", description = "Only those with this text in their id or summary")
    @Nullable
    String text;

    @Override
    void run(Hub hub, Screen screen) {
        var wanted = hub.operations().stream()
                .filter(operation -> text == null || (operation.id() + " " + operation.summary()).contains(text))
                .toList();
        if (json) {
            screen.json(Hub.JSON.valueToTree(wanted));
            return;
        }
        Table table = new Table()
                .fixed("OPERATION")
                .flexible("ARGUMENTS")
                .flexible("PERMISSION")
                .flexible("SUMMARY");
        for (OperationInfo operation : wanted) {
            table.row(operation.id(), arguments(operation), operation.permission(), operation.summary());
        }
        screen.table(table, "There is no such operation.");
    }

    private static String arguments(OperationInfo operation) {
        return operation.parameters().stream().map(OperationList::argument).collect(Collectors.joining(" "));
    }

    private static String argument(OperationParameter parameter) {
        return parameter.required() ? parameter.name() : "[" + parameter.name() + "]";
    }
}
