package io.serai.plugin.@PACKAGE@;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The tool {@code @ID@}. */
@Component
public final class @CLASS@Tool implements Tool {
    private static final String INPUT = """
            {
              "type": "object",
              "required": ["name"],
              "additionalProperties": false,
              "properties": {"name": {"type": "string", "minLength": 1, "description": "Who is greeted."}}
            }""";
    private static final String OUTPUT = """
            {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}""";

    private final ToolDescription description = new ToolDescription(
            "@ID@", "Greets whoever is named; say here when people and models should use it.", INPUT, OUTPUT);

    @Override
    public ToolDescription description() {
        return description;
    }

    /** The hub has checked the arguments against the schema. Several threads may call at once. */
    @Override
    public Map<String, Object> call(ToolCall call) {
        return Map.of("text", "Hello, " + call.arguments().get("name") + "!");
    }
}
