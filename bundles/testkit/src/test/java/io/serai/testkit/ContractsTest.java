package io.serai.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import io.serai.testkit.internal.DurableText;
import io.serai.testkit.internal.StepIds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** That contracts find what they are for; that they let good plugins pass shows in the plugins of this repository. */
class ContractsTest {
    private static final String IN =
            "{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{\"n\":{\"type\":\"integer\"}}}";
    private static final String OUT = "{\"type\":\"object\",\"required\":[\"m\"]}";

    @Test
    void aGoodToolPasses() throws Exception {
        ToolContract good = contract("good-tool", IN, Map.of("m", 1));

        good.toolDescribesItself();
        good.toolHasSchemas();
        good.toolTakesItsSamples();
        good.toolRefusesWhatDoesNotFit();
        good.toolIsCalledByManyAtOnce();
        good.toolLeavesNoThread();
    }

    @Test
    void aBadToolDoesNot() {
        assertThrows(AssertionError.class, contract("Bad_Tool", IN, Map.of("m", 1))::toolDescribesItself);
        assertThrows(IllegalArgumentException.class, contract("bad", "[]", Map.of("m", 1))::toolHasSchemas);
        assertThrows(IllegalArgumentException.class, contract("bad", "{\"type\":", Map.of("m", 1))::toolHasSchemas);
        assertThrows(AssertionError.class, contract("bad", IN, Map.of("x", 1))::toolTakesItsSamples);
        assertThrows(
                AssertionError.class,
                contract("bad", "{\"type\":\"object\",\"required\":[\"other\"]}", Map.of("m", 1))::toolTakesItsSamples);
        assertThrows(
                AssertionError.class,
                contract("bad", "{\"type\":\"object\"}", new NullPointerException())::toolRefusesWhatDoesNotFit);
    }

    @Test
    void aThreadThatStaysIsFound() {
        CountDownLatch end = new CountDownLatch(1);
        Thread stays = new Thread(() -> assertDoesNotThrow(() -> end.await()), "stays-behind");
        ToolContract leaking = contract("leaking", IN, Map.of("m", 1), stays::start);

        AssertionError found = assertThrows(AssertionError.class, leaking::toolLeavesNoThread);

        end.countDown();
        assertTrue(String.valueOf(found.getMessage()).contains("stays-behind"));
    }

    @Test
    void stepsWithoutIdsAreFound() throws Exception {
        String text = """
                - route:
                    id: a
                    from:
                      uri: hook:a
                      steps:
                        - choice:
                            id: which
                            when:
                              - id: yes
                                simple: "true"
                                steps:
                                  - to: mock:a
                                  - to: { id: b, uri: "mock:b" }
                """;

        assertEquals(1, StepIds.missing(text).size());
        assertEquals(List.of(), StepIds.missing(text.replace("- to: mock:a", "- to: { id: c, uri: \"mock:a\" }")));
    }

    @Test
    void whatCannotBeReplayedIsFoundWithItsNodeAndTheReason() {
        String text = """
                - route:
                    id: a
                    from:
                      uri: hook:a
                      steps:
                        - resequence:
                            id: in-order
                            simple: "${header.number}"
                            steps:
                              - to: { id: b, uri: "mock:b" }
                """;

        List<String> found =
                DurableText.problems("a", text, Map.of(), getClass().getClassLoader());

        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).contains("step in-order: resequence cannot be held durable: "), found::toString);
        assertEquals(
                List.of(),
                DurableText.problems(
                        "a",
                        "- route: { id: a, from: { uri: \"hook:a\", steps: [ { to: { id: b, uri: \"tool:b\" } } ] } }",
                        Map.of("capture", "full"),
                        getClass().getClassLoader()));
    }

    @Test
    void aPluginOfYamlIsChecked() throws Throwable {
        YamlPlugin plugin = new YamlPlugin();

        plugin.descriptorFitsTheSchema();
        plugin.descriptorSaysWhatIsThere();
        for (DynamicTest test : plugin.agentsFitTheSchema().toList()) {
            test.getExecutable().execute();
        }
        for (DynamicTest test : plugin.workflowsRun().toList()) {
            if (test.getDisplayName().contains("wrong")) {
                assertThrows(AssertionError.class, test.getExecutable());
            } else {
                test.getExecutable().execute();
            }
        }
        for (DynamicTest test : plugin.workflowsCanBeHeldDurable().toList()) {
            test.getExecutable().execute();
        }
        DynamicTest settings = plugin.workflowSettingsAreKnown().findFirst().orElseThrow();
        assertThrows(AssertionError.class, settings.getExecutable());
    }

    private static final class YamlPlugin implements DescriptorContract, RoutesContract, AgentContract {
        @Override
        public java.nio.file.Path cases() {
            return java.nio.file.Path.of("src/test/cases");
        }
    }

    private static ToolContract contract(String name, String schema, Object result) {
        return contract(name, schema, result, () -> {});
    }

    private static ToolContract contract(String name, String schema, Object result, Runnable also) {
        return new ToolContract() {
            @Override
            public Tool tool() {
                return new Tool() {
                    @Override
                    public ToolDescription description() {
                        return new ToolDescription(name, "Says it.", schema, OUT);
                    }

                    @Override
                    public Object call(ToolCall call) {
                        also.run();
                        if (result instanceof RuntimeException failure) {
                            throw failure;
                        }
                        return result;
                    }
                };
            }

            @Override
            public List<Map<String, Object>> samples() {
                return List.of(Map.of("n", 1));
            }
        };
    }
}
