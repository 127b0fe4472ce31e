package io.serai.example.helloblueprint;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;

/** The tool {@code hello-blueprint}; the greeting is a property in the Blueprint file. */
public final class HelloTool implements Tool {
    private final String greeting;

    public HelloTool(String greeting) {
        this.greeting = greeting;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "hello-blueprint",
                "Greets somebody by name.",
                "{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{\"name\":{\"type\":\"string\"}}}",
                null);
    }

    @Override
    public Map<String, Object> call(ToolCall call) {
        return Map.of("text", greeting + ", " + call.arguments().get("name") + "!");
    }
}
