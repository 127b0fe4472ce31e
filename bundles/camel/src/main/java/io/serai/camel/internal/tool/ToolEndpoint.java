package io.serai.camel.internal.tool;

import io.serai.api.tool.Tools;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;

@UriEndpoint(
        scheme = "tool",
        title = "Tool",
        syntax = "tool:name",
        producerOnly = true,
        category = {Category.AI})
final class ToolEndpoint extends DefaultEndpoint {
    private final String tool;
    private final Tools tools;
    private final ToolCalls calls;

    ToolEndpoint(String uri, ToolComponent component, String tool, Tools tools, ToolCalls calls) {
        super(uri, component);
        this.tool = tool;
        this.tools = tools;
        this.calls = calls;
    }

    @Override
    public Producer createProducer() {
        return new ToolProducer(this, tool, tools, calls);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "tool:" + tool + " cannot start a route; start it with hook: or timer:.");
    }
}
