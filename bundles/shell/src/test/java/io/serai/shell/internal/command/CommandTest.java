package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.Page;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.plugin.PluginVersion;
import io.serai.api.security.Caller;
import io.serai.api.tool.ToolInfo;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.shell.internal.hub.Hub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant THEN = Instant.now().minusSeconds(90);

    private final Console console = new Console();

    @Test
    void listsExecutions() throws Exception {
        console.answer("execution-list", asked -> new Page<>(List.of(execution()), null))
                .answer("workflow-list", asked -> new Page<>(List.of(workflow()), null));
        ExecutionList command = console.on(new ExecutionList());
        command.workflow = "order-intake";
        command.status = "COMPLETED";

        command.execute();

        assertThat(console.text().lines())
                .first()
                .asString()
                .matches("ID +WORKFLOW +VERSION +STATUS +TRIGGER +CREATED +DURATION");
        assertThat(console.calls)
                .last()
                .asString()
                .isEqualTo("execution-list {limit=20, status=COMPLETED, workflow=w-1}");
        Caller caller = console.contexts.get(0).caller();
        assertThat(caller.kind()).isEqualTo(Caller.Kind.SHELL);
        assertThat(caller.name()).isEqualTo("ada");
        assertThat(caller.tenant()).isEqualTo("default");
        assertThat(caller.may("anything:at-all")).isTrue();
    }

    @Test
    void neverCutsAnIdAndStaysWithinTheTerminal() throws Exception {
        console.width(100).answer("execution-list", asked -> new Page<>(List.of(execution()), null));

        console.on(new ExecutionList()).execute();

        String text = console.text();
        assertThat(text).contains(ID).contains("…").contains("1 min ago").contains("12 ms");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void showsAnExecutionWithItsStepsAsATree() throws Exception {
        console.answer("execution-list", asked -> new Page<>(List.of(execution()), null))
                .answer("execution-get", asked -> execution())
                .answer(
                        "execution-steps",
                        asked -> new Page<>(
                                List.of(
                                        step("/validate", "validate", StepStatus.COMPLETED, null),
                                        step(
                                                "/validate/check",
                                                "check",
                                                StepStatus.FAILED,
                                                new ExecutionError(
                                                        "io.acme.Bad", "no good", "/validate/check", "check")),
                                        step("/lines[0]/charge", "charge", StepStatus.COMPLETED, null)),
                                null));
        ExecutionShow command = console.on(new ExecutionShow());
        command.id = "last";

        command.execute();

        assertThat(console.text())
                .contains("Execution  " + ID)
                .contains("Workflow   order-intake version 3")
                .contains("Status     COMPLETED in 12 ms")
                .contains("Trigger    hook orders")
                .contains("Plugins    order-intake 0.1.0")
                .contains("Input      {\"orderId\":\"A-1\"}")
                .containsPattern("(?m)^validate +")
                .containsPattern("(?m)^lines\\[0\\]$\\R  charge +")
                .containsPattern("(?m)^  check .*FAILED +0\\.3 ms .*Bad: no good \\(at /validate/check\\)");
        assertThat(console.calls).contains("execution-get {id=" + ID + "}");
    }

    @Test
    void saysThatThereIsNoLastExecution() {
        console.answer("execution-list", asked -> new Page<>(List.of(), null));
        ExecutionShow command = console.on(new ExecutionShow());
        command.id = "last";

        assertThatThrownBy(command::execute).isInstanceOf(CommandException.class);
    }

    @Test
    void printsJsonForPrograms() throws Exception {
        console.answer("execution-get", asked -> execution())
                .answer("execution-steps", asked -> new Page<>(List.of(), null))
                .answer("execution-list", asked -> new Page<>(List.of(execution()), null))
                .answer("workflow-list", asked -> new Page<>(List.of(workflow()), null))
                .answer("workflow-get", asked -> workflow())
                .answer("workflow-validate", asked -> VALID)
                .answer("workflow-publish", asked -> version())
                .answer("workflow-execute", asked -> execution())
                .answer("plugin-list", asked -> new Page<>(List.of(plugin()), null))
                .answer("plugin-get", asked -> plugin())
                .answer("plugin-install", asked -> change())
                .answer("tool-list", asked -> new Page<>(List.of(tool()), null));
        ExecutionShow show = new ExecutionShow();
        show.id = ID;
        WorkflowShow workflowShow = new WorkflowShow();
        workflowShow.workflow = "w-1";
        WorkflowPublish publish = new WorkflowPublish();
        publish.workflow = "w-1";
        WorkflowRun run = new WorkflowRun();
        run.workflow = "w-1";
        PluginInstall install = new PluginInstall();
        install.source = "shipping-quote";
        PluginShow pluginShow = new PluginShow();
        pluginShow.id = "shipping-quote";

        for (HubCommand command : List.of(
                show,
                new ExecutionList(),
                new WorkflowList(),
                workflowShow,
                publish,
                run,
                new PluginList(),
                pluginShow,
                install,
                new ToolList(),
                new OperationList())) {
            console.on(command).json = true;
            command.execute();
            assertThat(Hub.JSON.readTree(console.text()))
                    .as(command.getClass().getSimpleName())
                    .isNotEmpty();
        }
    }

    @Test
    void showsWorkflows() throws Exception {
        console.answer("workflow-list", asked -> new Page<>(List.of(workflow()), null))
                .answer("workflow-get", asked -> workflow());
        console.on(new WorkflowList()).execute();
        assertThat(console.text()).contains("order-intake", "published", "orders", "shop 1.0");
        WorkflowShow show = console.on(new WorkflowShow());
        show.workflow = "order-intake";

        show.execute();

        assertThat(console.text())
                .contains("Workflow   order-intake", "Hooks      orders", "- route:")
                .contains("Settings   {\"capture\":\"full\"}");
        assertThat(console.calls).last().isEqualTo("workflow-get {id=w-1}");
    }

    @Test
    void createsAndPublishesAWorkflowFromAFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.camel.yaml"), "- route:\n");
        console.in(folder)
                .answer("workflow-create", asked -> workflow().checked(VALID))
                .answer("workflow-validate", asked -> VALID)
                .answer("workflow-publish", asked -> version());
        WorkflowCreate command = console.on(new WorkflowCreate());
        command.file = "mine.camel.yaml";
        command.description = "Mine.";
        command.settings = "{\"capture\":\"full\"}";
        command.publish = true;

        command.execute();

        assertThat(console.calls)
                .containsExactly(
                        "workflow-create {description=Mine., dsl=- route:\n, name=mine, settings={capture=full}}",
                        "workflow-publish {id=w-1}");
        assertThat(console.text())
                .contains("published as version 3")
                .contains("warning  pause (line 7): It stays in memory.  [durable.long-delay]");
        command.file = "missing.yaml";
        assertThatThrownBy(command::execute)
                .isInstanceOfSatisfying(
                        CommandException.class,
                        e -> assertThat(e.getNiceHelp())
                                .isEqualTo("Error: The file missing.yaml cannot be read. (argument.file)"));
    }

    @Test
    void runsAWorkflowAndWaits() throws Exception {
        console.answer("workflow-list", asked -> new Page<>(List.of(workflow()), null))
                .answer("workflow-execute", asked -> CompletableFuture.completedFuture(execution()))
                .answer("workflow-validate", asked -> VALID)
                .answer("workflow-publish", asked -> version());
        WorkflowRun command = console.on(new WorkflowRun());
        command.workflow = "order-intake";
        command.input = "{\"orderId\":\"A-1\"}";
        command.priority = 1;

        command.execute();

        assertThat(console.calls)
                .last()
                .isEqualTo("workflow-execute {id=w-1, input={orderId=A-1}, priority=1, waitMillis=30000}");
        assertThat(console.text()).contains("Output     {\"status\":\"accepted\"}");
        WorkflowPublish publish = console.on(new WorkflowPublish());
        publish.workflow = "order-intake";
        publish.execute();
        assertThat(console.text()).startsWith("order-intake is published as version 3.");
    }

    @Test
    void showsInstallsAndRemovesPlugins() throws Exception {
        console.answer("plugin-list", asked -> new Page<>(List.of(plugin()), null))
                .answer("plugin-get", asked -> plugin())
                .answer("plugin-install", asked -> change())
                .answer("plugin-remove", asked -> null)
                .answer("tool-list", asked -> new Page<>(List.of(tool()), null));
        console.on(new PluginList()).execute();
        assertThat(console.text()).contains("shipping-quote", "ACTIVE", "catalog", "It needs more.");
        PluginShow show = console.on(new PluginShow());
        show.id = "shipping-quote";
        show.execute();
        assertThat(console.text()).contains("Error      It needs more.");
        PluginInstall install = console.on(new PluginInstall());
        install.source = "shipping-quote@0.1.0";
        install.execute();
        assertThat(console.calls).last().isEqualTo("plugin-install {source=catalog:shipping-quote@0.1.0}");
        PluginPlan plan = console.on(new PluginPlan());
        plan.source = "/tmp/orders.kar";
        plan.execute();
        assertThat(console.calls).last().asString().contains("source=file:/tmp/orders.kar", "dryRun=true");
        assertThat(console.text())
                .contains("orders 1.0.0 -> 2.0.0, 3 executions stay", "tool:x", "It is older. (plugin.downgrade)");
        PluginUse use = console.answer("plugin-want", asked -> change()).on(new PluginUse());
        use.id = "orders";
        use.version = "1.0.0";
        use.execute();
        assertThat(console.text()).contains("New executions use plugin orders 1.0.0.");
        PluginMigrate migrate = console.answer(
                        "plugin-migrate",
                        asked -> new PluginUsage.Migration(2, List.of(new PluginUsage.Stayed("e9", "It ended."))))
                .on(new PluginMigrate());
        migrate.id = "orders";
        migrate.from = "1.0.0";
        migrate.to = "2.0.0";
        migrate.execute();
        assertThat(console.text()).contains("2 executions go on with orders 2.0.0.", "e9 stays on 1.0.0: It ended.");
        console.answer("plugin-operation-list", asked -> new Page<>(List.of(), null))
                .on(new PluginOperationList())
                .execute();
        assertThat(console.text()).contains("Nothing was done to the plugins so far.");
        PluginRemove remove = console.on(new PluginRemove());
        remove.id = "shipping-quote";
        remove.execute();
        assertThat(console.text()).contains("Plugin shipping-quote is removed.");
        console.on(new ToolList()).execute();
        assertThat(console.text()).contains("Quotes shipping.");
    }

    @Test
    void callsAnyOperation() throws Exception {
        console.answer("tool-call", asked -> Map.of("ok", true)).answer("plugin-remove", asked -> null);
        Call command = console.on(new Call());
        command.operation = "tool-call";
        command.arguments = List.of("name=shipping-quote", "arguments:={\"country\":\"DE\"}");

        command.execute();

        assertThat(console.text()).contains("\"ok\" : true");
        assertThat(console.calls).containsExactly("tool-call {arguments={country=DE}, name=shipping-quote}");
        command.operation = "plugin-remove";
        command.arguments = null;
        command.execute();
        assertThat(console.text()).isEmpty();
    }

    @Test
    void takesOptionsAfterTheArguments() throws Exception {
        console.answer("workflow-list", asked -> new Page<>(List.of(), null))
                .answer("workflow-execute", asked -> execution())
                .answer("tool-call", asked -> Map.of("tenant", asked.size()));
        WorkflowRun run = console.on(new WorkflowRun());
        run.workflow = "w-1";
        run.late = List.of("--json", "-i", "{\"a\":1}", "--priority", "2", "--wait=5", "--tenant", "acme");
        run.execute();

        assertThat(console.calls).last().isEqualTo("workflow-execute {id=w-1, input={a=1}, priority=2, waitMillis=5}");
        assertThat(console.contexts)
                .last()
                .extracting(context -> context.caller().tenant())
                .isEqualTo("acme");
        assertThat(Hub.JSON.readTree(console.text()).path("id").asText()).isEqualTo(ID);
        Call call = console.on(new Call());
        call.operation = "tool-call";
        call.arguments = List.of("name=x", "--tenant=acme");
        call.execute();
        assertThat(console.calls).last().isEqualTo("tool-call {name=x}");
        ExecutionList list = console.on(new ExecutionList());
        list.late = List.of("--limit", "many");
        assertThatThrownBy(list::execute).hasMessageContaining("--limit takes a number, not many.");
        list.late = List.of("--limit");
        assertThatThrownBy(list::execute).hasMessageContaining("--limit needs a value.");
        list.late = List.of("surplus");
        assertThatThrownBy(list::execute).hasMessageContaining("surplus is one argument too many");
    }

    @Test
    void listsOperationsByText() throws Exception {
        OperationList command = console.on(new OperationList());
        command.text = "tool";

        command.execute();

        assertThat(console.text())
                .contains("tool-call", "name [body]", "tool:call")
                .doesNotContain("plugin-list");
    }

    @Test
    void saysWhatWentWrongWithItsCode() {
        console.answer("plugin-remove", asked -> {
            throw new InvalidInputException(
                    "some.code", "It is wrong.", List.of(new Violation("a.b", "must be c"), new Violation("", "no")));
        });
        PluginRemove command = console.on(new PluginRemove());
        command.id = "x";

        assertThatThrownBy(command::execute)
                .isInstanceOfSatisfying(
                        CommandException.class,
                        e -> assertThat(e.getNiceHelp())
                                .isEqualTo("Error: It is wrong. (some.code)\n  a.b: must be c\n  no"));
    }

    private static Execution execution() {
        return new Execution(
                ID,
                "w-1",
                "order-intake",
                3,
                Map.of("order-intake", "0.1.0"),
                ExecutionStatus.COMPLETED,
                new Trigger("hook", "orders", null),
                3,
                Map.of("orderId", "A-1"),
                Map.of("status", "accepted"),
                null,
                THEN,
                THEN,
                THEN,
                12.3,
                null,
                null,
                null);
    }

    private static Step step(String path, String node, StepStatus status, ExecutionError error) {
        return new Step(path, node, "to", "log:" + node, true, status, 1, THEN, 0.3, "in", "out", error, null);
    }

    private static final Validation VALID = Validation.of(
            List.of(), List.of(new Problem("pause", "durable.long-delay", "It stays in memory.", 7, null)));

    private static Workflow workflow() {
        return new Workflow(
                "w-1",
                "order-intake",
                "About it.",
                "- route:\n",
                Map.of("capture", "full"),
                3,
                3,
                "published",
                "shop 1.0",
                List.of("orders"),
                List.of("GET /services/orders/{id}"),
                List.of("shop"),
                THEN,
                THEN,
                "ada",
                "e1",
                null);
    }

    private static WorkflowVersion version() {
        return new WorkflowVersion(3, "- route:\n", Map.of(), THEN, "ada", true);
    }

    private static Plugin plugin() {
        return new Plugin(
                "shipping-quote",
                "0.1.0",
                "Shipping Quote",
                "Quotes.",
                List.of("tool"),
                "ACTIVE",
                Map.of("tools", List.of("shipping-quote")),
                List.of(),
                List.of(),
                "catalog:serai",
                THEN,
                "It needs more.",
                "plugin.start-failed",
                List.of(new PluginVersion("0.1.0", "ACTIVE", 7, "d1", "catalog:serai", THEN, null, "Acme", null)));
    }

    private static Map<String, Object> change() {
        return Map.of(
                "install",
                List.of(Map.of("id", "shipping-quote", "version", "0.1.0", "executions", 0)),
                "update",
                List.of(Map.of("id", "orders", "version", "2.0.0", "from", "1.0.0", "executions", 3)),
                "workflows",
                List.of("intake"),
                "permissions",
                Map.of("orders", Map.of("added", List.of("tool:x"), "removed", List.of("tool:y"))),
                "problems",
                List.of(Map.of("code", "plugin.downgrade", "detail", "It is older.")),
                "plugin",
                plugin());
    }

    private static ToolInfo tool() {
        return new ToolInfo("shipping-quote", "Quotes shipping.", "{}", null, "shipping-quote", "0.1.0");
    }
}
