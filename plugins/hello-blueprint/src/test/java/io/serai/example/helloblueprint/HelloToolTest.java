package io.serai.example.helloblueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.spi.tool.ToolCall;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelloToolTest {
    @Test
    void greets() {
        HelloTool tool = new HelloTool("Hello");

        assertThat(tool.description().name()).isEqualTo("hello-blueprint");
        assertThat(tool.call(new ToolCall(Map.of("name", "Ada"), "default", null, "test")))
                .isEqualTo(Map.of("text", "Hello, Ada!"));
    }
}
