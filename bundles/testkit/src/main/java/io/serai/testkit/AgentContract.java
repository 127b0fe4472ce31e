package io.serai.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.testkit.internal.PluginFiles;
import io.serai.testkit.internal.SchemaRules;
import io.serai.testkit.internal.Trees;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the hub relies on in {@code SERAI-INF/agents/NAME.yaml}: the published schema, and the name. */
public interface AgentContract {
    @TestFactory
    default Stream<DynamicTest> agentsFitTheSchema() {
        return PluginFiles.of(getClass()).in("SERAI-INF/agents", ".yaml", ".yml", ".json").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    JsonNode agent = Trees.yaml(PluginFiles.read(file));
                    assertEquals(
                            List.of(),
                            SchemaRules.published("agent.schema.json").violations(agent));
                    assertEquals(
                            file.getFileName().toString().replaceFirst("\\..*", ""),
                            agent.path("name").asText(),
                            "The file is called as the agent.");
                }));
    }
}
