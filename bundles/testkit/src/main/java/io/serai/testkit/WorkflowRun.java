package io.serai.testkit;

import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import io.serai.spi.tool.Tool;
import io.serai.testkit.internal.PluginFiles;
import io.serai.testkit.internal.TestHub;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * A workflow of the plugin on plain Camel, with the hub's components and the tools that a test gives. What the hub adds
 * (durability, waiting, sub-workflows) is tested there. Close it at the end.
 */
public final class WorkflowRun implements AutoCloseable {
    private final ModelCamelContext context;
    private final Route first;

    private WorkflowRun(ModelCamelContext context) {
        this.context = context;
        this.first = context.getRoutes().get(0);
    }

    /**
     * Starts {@code SERAI-INF/workflows/NAME.camel.yaml}.
     *
     * @param test whose class path has the plugin
     * @param tools behind {@code tool:}; any other is not there
     */
    public static WorkflowRun of(Class<?> test, String name, Tool... tools) throws Exception {
        String text = PluginFiles.read(PluginFiles.of(test).file("SERAI-INF/workflows/" + name + ".camel.yaml"));
        Map<String, Tool> byName = Arrays.stream(tools)
                .collect(Collectors.toMap(tool -> tool.description().name(), tool -> tool));
        return of(test, name, text, byName::get);
    }

    static WorkflowRun of(Class<?> test, String name, String text, Function<String, @Nullable Tool> tools)
            throws Exception {
        TestHub hub = new TestHub(tools);
        ModelCamelContext context = ContextFactory.onClassPath(hub, hub).create(name, List.of(loader(test)));
        try {
            RouteText.load(context, name, text);
            context.start();
            return new WorkflowRun(context);
        } catch (Exception | Error e) {
            context.close();
            throw e;
        }
    }

    static ClassLoader loader(Class<?> test) {
        ClassLoader loader = test.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** Sends a message into the first route, at once and on this thread; its failure is in the exchange. */
    public Exchange enter(@Nullable Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        first.getProcessor().process(exchange);
        return exchange;
    }

    /** What the route answers; throws what it fails with. */
    public Message post(@Nullable Object body) throws Exception {
        Exchange exchange = enter(body, Map.of());
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage();
    }

    /** For what is not here. */
    public ModelCamelContext context() {
        return context;
    }

    @Override
    public void close() throws Exception {
        context.close();
    }
}
