package io.serai.plugin.allsurfaces;

import io.serai.api.metric.Counter;
import io.serai.api.metric.Metrics;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tool {@code surface-greeting}, which counts what it does. */
@Component
public final class GreetingTool implements Tool {
    private final Counter greeted;

    @Activate
    public GreetingTool(@Reference Metrics metrics) {
        greeted = metrics.counter("greetings", "Greetings that were said.");
    }

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
        greeted.increment();
        return Map.of("text", "Hello, " + call.arguments().get("name") + "!");
    }
}
