package io.serai.shell.internal.complete;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.operation.Page;
import io.serai.shell.internal.command.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompleterTest {
    private final Console console = new Console()
            .answer("execution-list", asked -> new Page<>(List.of(Map.of("id", "0193")), null))
            .answer("approval-list", asked -> new Page<>(List.of(Map.of("id", "a-1")), null))
            .answer("workflow-list", asked -> new Page<>(List.of(Map.of("name", "intake")), null));

    @Test
    void completesWithWhatIsThere() {
        assertThat(complete(new ExecutionCompleter(), "01")).containsExactly("0193 ");
        assertThat(complete(new ApprovalCompleter(), "a")).containsExactly("a-1 ");
        assertThat(complete(new WorkflowCompleter(), "")).containsExactly("intake ");
        assertThat(complete(new OperationCompleter(), "tool")).containsExactly("tool-call ");
        assertThat(complete(new StatusCompleter(), "WA")).containsExactly("WAITING ");
    }

    @Test
    void completesNothingWhereTheHubCannotAnswer() {
        assertThat(complete(new PluginCompleter(), "")).isEmpty();
    }

    @Test
    void completesWhatTheCatalogHasMore() {
        console.answer(
                "plugin-catalog",
                asked -> new Page<>(
                        List.of(Map.of("id", "here", "installed", true), Map.of("id", "there", "installed", false)),
                        null));

        assertThat(complete(new CatalogCompleter(), "")).containsExactly("there ");
    }

    @Test
    void completesArgumentNamesOfTheOperationInTheLine() {
        ArgumentNameCompleter completer = new ArgumentNameCompleter();
        completer.operations = console;
        List<String> candidates = new ArrayList<>();

        completer.complete(console.session(), Console.typing("tool-call", "n"), candidates);
        assertThat(candidates).containsExactly("name=");
        candidates.clear();
        completer.complete(console.session(), Console.typing("tool-call", "name=x"), candidates);
        assertThat(candidates).containsExactly("name=x");
        candidates.clear();
        assertThat(completer.complete(console.session(), Console.typing("unknown", "n"), candidates))
                .isEqualTo(-1);
    }

    private List<String> complete(HubCompleter completer, String word) {
        completer.operations = console;
        List<String> candidates = new ArrayList<>();
        completer.complete(console.session(), Console.typing(word), candidates);
        return candidates;
    }
}
