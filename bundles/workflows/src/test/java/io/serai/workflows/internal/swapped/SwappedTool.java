package io.serai.workflows.internal.swapped;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;

/** A plugin's tool, which answers with an object of a class of its own. */
public final class SwappedTool implements Tool {
    /** What it says. */
    public record Said(String text, int number) {}

    @Override
    public ToolDescription description() {
        return new ToolDescription("swapped", "Says something.", "{\"type\":\"object\"}", null);
    }

    @Override
    public Object call(ToolCall call) {
        return new Said("said", 1);
    }
}
