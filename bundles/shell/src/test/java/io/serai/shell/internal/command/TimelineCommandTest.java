package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.operation.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that steer executions and look back at them. */
class TimelineCommandTest {
    private static final Map<String, Object> EXECUTION =
            Map.of("id", "e-1", "workflowName", "orders", "version", 2, "status", "PAUSED");
    private final Console console = new Console();

    @Test
    void steersAnExecution() throws Exception {
        for (String operation : List.of("pause", "cancel", "resume", "retry", "rerun", "fork")) {
            console.answer("execution-" + operation, asked -> EXECUTION);
        }
        ExecutionPause pause = console.on(new ExecutionPause());
        pause.id = "e-1";
        pause.execute();
        assertThat(console.text()).contains("e-1", "orders version 2", "PAUSED");
        ExecutionCancel cancel = console.on(new ExecutionCancel());
        cancel.id = "e-1";
        cancel.execute();
        ExecutionResume resume = console.on(new ExecutionResume());
        resume.id = "e-1";
        resume.step = true;
        resume.execute();
        ExecutionRetry retry = console.on(new ExecutionRetry());
        retry.id = "e-1";
        retry.from = "/charge";
        retry.execute();
        ExecutionRerun rerun = console.on(new ExecutionRerun());
        rerun.id = "e-1";
        rerun.input = "{\"a\":1}";
        rerun.execute();
        ExecutionFork fork = console.on(new ExecutionFork());
        fork.id = "e-1";
        fork.at = "/charge";
        fork.version = 3;
        fork.execute();
        assertThat(console.calls)
                .containsExactly(
                        "execution-pause {id=e-1}",
                        "execution-cancel {id=e-1}",
                        "execution-resume {id=e-1, step=true}",
                        "execution-retry {from=/charge, id=e-1}",
                        "execution-rerun {id=e-1, input={a=1}}",
                        "execution-fork {at=/charge, id=e-1, overrides={version=3}}");
    }

    @Test
    void showsWhatHappened() throws Exception {
        console.answer(
                "execution-events",
                asked -> new Page<>(
                        List.of(Map.of(
                                "seq",
                                1,
                                "at",
                                "2026-11-21T10:00:00Z",
                                "type",
                                "execution.created",
                                "data",
                                Map.of("by", "ada"))),
                        null));
        ExecutionEvents events = console.on(new ExecutionEvents());
        events.id = "e-1";
        events.execute();
        assertThat(console.text()).contains("execution.created", "ada");
        console.answer("execution-replay", asked -> Map.of("same", true, "restored", 3, "differences", List.of()));
        ExecutionReplay replay = console.on(new ExecutionReplay());
        replay.id = "e-1";
        replay.execute();
        assertThat(console.text()).contains("The same, with 3 steps restored.");
    }

    @Test
    void exportsToAFile(@TempDir Path folder) throws Exception {
        console.in(folder).answer("execution-export", asked -> "%PDF".getBytes(StandardCharsets.UTF_8));
        ExecutionExport export = console.on(new ExecutionExport());
        export.id = "e-1";
        export.format = "pdf";
        assertThatThrownBy(export::execute).isInstanceOf(CommandException.class).hasMessageContaining("--file");
        export.file = "e.pdf";
        export.execute();
        assertThat(Files.readString(folder.resolve("e.pdf"))).isEqualTo("%PDF");
    }
}
