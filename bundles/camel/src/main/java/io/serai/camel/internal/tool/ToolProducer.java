package io.serai.camel.internal.tool;

import io.serai.api.error.NotFoundException;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Checks the arguments on the route's thread, calls the tool on one of the hub's. */
final class ToolProducer extends DefaultAsyncProducer {
    static final String EXECUTION_ID = "SeraiExecutionId";
    static final String IDEMPOTENCY_KEY = "SeraiIdempotencyKey";
    static final String TENANT = "SeraiTenant";

    private final String name;
    private final Tools tools;
    private final ToolCalls calls;

    ToolProducer(ToolEndpoint endpoint, String name, Tools tools, ToolCalls calls) {
        super(endpoint);
        this.name = name;
        this.tools = tools;
        this.calls = calls;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Tool tool = tools.find(name).orElseThrow(() -> new NotFoundException("tool.not-found", missing()));
            Object body = exchange.getMessage().getBody();
            String text = body instanceof Map ? null : exchange.getMessage().getBody(String.class);
            Map<String, Object> arguments = calls.arguments(name, body, text);
            calls.check(name, tool.description().inputSchema(), arguments);
            ToolCall call = call(exchange, arguments);
            if (exchange.isTransacted()) {
                // a transaction belongs to its thread
                call(tool, call, exchange);
            } else {
                calls.execute(() -> {
                    call(tool, call, exchange);
                    callback.done(false);
                });
                return false;
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private String missing() {
        return "There is no tool \"" + name + "\" now; install the plugin that brings it.";
    }

    private static ToolCall call(Exchange exchange, Map<String, Object> arguments) {
        String key = exchange.getProperty(IDEMPOTENCY_KEY, String.class);
        return new ToolCall(
                arguments,
                exchange.getProperty(TENANT, "default", String.class),
                exchange.getProperty(EXECUTION_ID, String.class),
                key == null ? exchange.getExchangeId() : key);
    }

    private void call(Tool tool, ToolCall call, Exchange exchange) {
        try {
            exchange.getMessage().setBody(calls.tree(tool.call(call)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (Exception | LinkageError e) {
            // LinkageError: a plugin that lacks a class fails its own step, not the hub
            exchange.setException(e);
        }
    }
}
