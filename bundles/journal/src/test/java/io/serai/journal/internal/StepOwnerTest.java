package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.spi.tool.Tool;
import io.serai.store.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step says which plugin version did its work. */
class StepOwnerTest {
    private static TestDatabase database;
    private TestJournal journal;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        journal = new TestJournal(database);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aStepNamesTheVersionThatBroughtItsTool() throws Exception {
        Map<String, Object> beans = Map.of(ContextFactory.TOOLS, new SomeTools(), "tool", new MockComponent());
        try (RouteRunner runner = new RouteRunner(journal, Capture.FULL, beans, """
                - from:
                    uri: direct:start
                    steps:
                      - setBody: { id: begin, constant: "b" }
                      - to: { id: pinned, uri: "tool:of-p" }
                      - to: { id: other, uri: "tool:of-q" }
                      - to: { id: own, uri: "tool:of-hub" }
                      - to: { id: plain, uri: "mock:plain" }
                      - to: { id: fails, uri: "tool:of-p-too" }
                """)) {
            runner.context().getEndpoint("tool:of-p-too", MockEndpoint.class).whenAnyExchangeReceived(exchange -> {
                throw new IllegalStateException("no");
            });

            RunOutcome outcome = runner.run("a");

            assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
            Map<String, String> plugins = new HashMap<>();
            List<Step> steps = runner.steps(outcome.executionId());
            steps.forEach(step -> plugins.put(step.node(), step.plugin()));
            assertThat(plugins)
                    .containsEntry("begin", null)
                    .containsEntry("pinned", "p@1.0")
                    .containsEntry("other", null)
                    .containsEntry("own", null)
                    .containsEntry("plain", null)
                    .containsEntry("fails", "p@1.0");
            Step failed = steps.get(steps.size() - 1);
            assertThat(failed.error()).isNotNull();
            assertThat(failed.error().message()).isEqualTo("no");
        }
    }

    @Test
    void aBundlesLocationSaysWhoseItIs() {
        assertThat(StepOwner.ofLocation("serai-plugin:my-crm/1.2.0/d1/crm.jar")).isEqualTo("my-crm");
        assertThat(StepOwner.ofLocation("mvn:io.serai/serai-camel/0.1.0")).isNull();
        assertThat(StepOwner.ofLocation(null)).isNull();
    }

    /** {@code of-p…} are of the plugin p, to which the context is pinned, {@code of-q} of one that it is not pinned to. */
    private static final class SomeTools implements Tools {
        @Override
        public List<ToolInfo> list() {
            return List.of();
        }

        @Override
        public Optional<Tool> find(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<ToolInfo> info(String name) {
            String plugin = name.equals("of-hub") ? null : name.substring(3, 4);
            return Optional.of(new ToolInfo(name, "", "{}", null, plugin, "1.0"));
        }
    }
}
