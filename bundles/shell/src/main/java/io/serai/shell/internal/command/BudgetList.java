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
@Command(
        scope = "serai",
        name = "budget-list",
        description = "Lists budgets in US dollars, with what is spent in the present period")
public final class BudgetList extends PlainCommand {
    private static final int SHOWN = 1000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode budgets = hub.items("budget-list", Map.of(), SHOWN);
        if (json) {
            screen.json(budgets);
            return;
        }
        Table table = new Table()
                .fixed("NAME")
                .fixed("FOR")
                .fixed("PERIOD")
                .dressed("STATUS", screen::status)
                .number("AMOUNT")
                .number("SPENT")
                .number("RESERVED")
                .number("REMAINING");
        for (JsonNode budget : budgets) {
            table.row(
                    Words.of(budget, "name"),
                    (Words.of(budget, "scope") + " " + Words.of(budget, "subject")).strip(),
                    Words.of(budget, "period"),
                    budget.path("active").asBoolean() ? "ACTIVE" : "INACTIVE",
                    Words.of(budget, "amount"),
                    Words.of(budget, "spent"),
                    Words.of(budget, "reserved"),
                    Words.of(budget, "remaining"));
        }
        screen.table(table, "There is no budget: nothing limits what calls of models may cost.");
    }
}
