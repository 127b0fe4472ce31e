package io.serai.camel.internal.tool;

import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** {@code tool:NAME}: calls a tool with the body as its arguments. */
public final class ToolComponent extends DefaultComponent {
    private final ToolCalls calls;

    public ToolComponent(ToolCalls calls) {
        this.calls = calls;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("Say which tool, such as tool:shipping-quote.");
        }
        Tools tools = CamelContextHelper.mandatoryLookup(getCamelContext(), ContextFactory.TOOLS, Tools.class);
        return new ToolEndpoint(uri, this, remaining, tools, calls);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        calls.forgetClasses();
    }
}
