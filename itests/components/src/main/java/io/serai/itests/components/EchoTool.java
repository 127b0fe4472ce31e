package io.serai.itests.components;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** A tool for the routes to call. */
@Component
public final class EchoTool implements Tool {
    /** A record, so that the route sees what becomes of one. */
    record Echo(String text, int length) {}

    @Override
    public ToolDescription description() {
        return new ToolDescription("probe-echo", "Says what it was told.", """
                {"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}""", null);
    }

    @Override
    public Object call(ToolCall call) {
        Map<String, Object> arguments = call.arguments();
        String text = String.valueOf(arguments.get("text"));
        return new Echo(text, text.length());
    }
}
