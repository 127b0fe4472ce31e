package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "execution-logs", description = "Lists what the steps of an execution logged")
public final class ExecutionLogs extends ExecutionCommand {
    private static final int MAX = 10_000;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        ArrayNode lines = hub.items("execution-logs", Map.of("id", execution), MAX);
        if (json) {
            screen.json(lines);
            return;
        }
        Table table = new Table().fixed("AT").fixed("LEVEL").flexible("STEP").flexible("MESSAGE");
        for (JsonNode line : lines) {
            table.row(Words.of(line, "at"), Words.of(line, "level"), Words.of(line, "path"), Words.of(line, "message"));
        }
        screen.table(table, "No step logged anything.");
    }
}
