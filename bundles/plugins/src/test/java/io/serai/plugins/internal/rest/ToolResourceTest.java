package io.serai.plugins.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.metric.Metrics;
import io.serai.api.operation.Page;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.tool.ToolInfo;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.tool.ToolRegistryTest;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToolResourceTest {
    private final ToolRegistry tools = new ToolRegistry(Metrics.NONE);
    private final ToolResource resource = new ToolResource(tools);
    private final List<ToolCall> calls = new ArrayList<>();

    @Test
    void callsAToolOnBehalfOfTheCaller() {
        add("echo", call -> {
            calls.add(call);
            return Map.of("said", call.arguments().get("text"));
        });

        ToolResult result = call("echo", new ToolArguments(Map.of("text", "hi")));

        assertThat(result.ok()).isTrue();
        assertThat(result.result()).isEqualTo(Map.of("said", "hi"));
        assertThat(result.durationMillis()).isGreaterThan(0);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.tenant()).isEqualTo("acme");
            assertThat(call.idempotencyKey()).isEqualTo("r-1");
        });
    }

    @Test
    void answersWithThePluginsFailure() {
        add("fails", call -> {
            throw new java.io.IOException("far side is away");
        });

        ToolResult result = call("fails", new ToolArguments(Map.of("text", "hi")));

        assertThat(result.ok()).isFalse();
        assertThat(result.error().type()).isEqualTo("java.io.IOException");
        assertThat(result.error().message()).isEqualTo("far side is away");
    }

    @Test
    void refusesArgumentsThatBreakTheSchema() {
        add("echo", call -> null);

        assertThatThrownBy(() -> call("echo", null)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.code()).isEqualTo("tool.invalid-arguments");
            assertThat(e.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.field()).isEqualTo("text"));
        });
        assertThatThrownBy(() -> call("echo", new ToolArguments(Map.of("text", 5))))
                .hasMessageContaining("text: integer found, string expected");
    }

    @Test
    void listsAndShowsTools() {
        Stream.of("a", "b", "c").forEach(name -> add(name, call -> null));

        Page<ToolInfo> first = resource.list(2, null, null, null);
        Page<ToolInfo> second = resource.list(2, first.next(), null, null);

        assertThat(first.items()).extracting(ToolInfo::name).containsExactly("a", "b");
        assertThat(second.items()).extracting(ToolInfo::name).containsExactly("c");
        assertThat(second.next()).isNull();
        assertThat(resource.list(null, null, "WORDS of B", null).items()).hasSize(1);
        assertThat(resource.list(1, null, null, "-name").items())
                .extracting(ToolInfo::name)
                .containsExactly("c");
        assertThat(resource.get("b").summary()).isEqualTo("Words of b.");
        assertThatThrownBy(() -> resource.get("d")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call("d", null)).isInstanceOf(NotFoundException.class);
    }

    private ToolResult call(String name, ToolArguments arguments) {
        Caller caller = Caller.system("acme");
        return new CallContext(caller, "r-1", null, null).call(() -> resource.call(name, arguments));
    }

    private interface Work {
        Object call(ToolCall call) throws Exception;
    }

    private void add(String name, Work work) {
        Tool tool = new Tool() {
            @Override
            public ToolDescription description() {
                return new ToolDescription(
                        name,
                        "Words of " + name + ".",
                        "{\"type\":\"object\",\"required\":[\"text\"],"
                                + "\"properties\":{\"text\":{\"type\":\"string\"}}}",
                        null);
            }

            @Override
            public Object call(ToolCall call) throws Exception {
                return work.call(call);
            }
        };
        tools.activate(Map.of("plugin", "d"));
        tools.bindTool(tool, ToolRegistryTest.reference("plugin", "1.0.0", "d"));
    }
}
