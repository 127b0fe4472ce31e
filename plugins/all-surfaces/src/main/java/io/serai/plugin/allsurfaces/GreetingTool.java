package io.serai.plugin.allsurfaces;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The tool {@code surface-greeting}. */
@Component
public final class GreetingTool implements Tool {
    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "surface-greeting",
                "Greets somebody by name.",
                "{\"type\":\"object\",\"required\":[\"name\"],\"additionalProperties\":false,"
                        + "\"properties\":{\"name\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"required\":[\"text\"],\"properties\":{\"text\":{\"type\":\"string\"}}}");
    }

    @Override
    public Map<String, Object> call(ToolCall call) {
        return Map.of("text", "Hello, " + call.arguments().get("name") + "!");
    }
}
