package io.serai.example.dropin;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The tool {@code word-count}. */
@Component
public final class WordCountTool implements Tool {
    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "word-count",
                "Counts the words of a text.",
                "{\"type\":\"object\",\"required\":[\"text\"],\"additionalProperties\":false,"
                        + "\"properties\":{\"text\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"required\":[\"words\"],"
                        + "\"properties\":{\"words\":{\"type\":\"integer\",\"minimum\":0}}}");
    }

    @Override
    public Map<String, Object> call(ToolCall call) {
        String text = String.valueOf(call.arguments().get("text")).strip();
        return Map.of("words", text.isEmpty() ? 0 : text.split("\\s+").length);
    }
}
