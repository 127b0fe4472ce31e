package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

class ContextFactoryTest {
    private final FakeHub hub = new FakeHub();
    private final ContextFactory contexts = ContextFactory.onClassPath(hub, hub);

    static void load(ModelCamelContext context, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", yaml));
    }

    @Test
    void runsAYamlRouteWithChoiceSplitAndTool() throws Exception {
        hub.tool(
                "price",
                "{\"type\":\"object\",\"required\":[\"sku\"]}",
                call -> Map.of("sku", call.arguments().get("sku"), "price", 7));
        try (ModelCamelContext context = contexts.create("orders-1", List.of())) {
            load(context, """
                - route:
                    id: orders
                    from:
                      uri: hook:orders?respond=result&auth=none&methods=POST,PUT&timeout=5s
                      steps:
                        - unmarshal: { json: {} }
                        - choice:
                            when:
                              - simple: "${body[lines].size()} > 1"
                                steps:
                                  - setHeader: { name: size, constant: big }
                            otherwise:
                              steps:
                                - setHeader: { name: size, constant: small }
                        - split:
                            simple: "${body[lines]}"
                            aggregationStrategy: "#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy"
                            steps:
                              - to: tool:price
                        - to: direct:end
                - route:
                    id: end
                    from:
                      uri: direct:end
                      steps:
                        - marshal: { json: {} }
                """);
            context.start();
            Route route = context.getRoute("orders");
            HookOptions options = ((HookEndpoint) route.getEndpoint()).options();
            assertThat(options.name()).isEqualTo("orders");
            assertThat(options.auth()).isEqualTo(HookOptions.Auth.NONE);
            assertThat(options.respond()).isEqualTo(HookOptions.Respond.RESULT);
            assertThat(options.methods()).containsExactlyInAnyOrder("POST", "PUT");
            assertThat(options.timeout()).hasSeconds(5);

            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody("{\"lines\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]}");
            route.getProcessor().process(exchange);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("size")).isEqualTo("big");
            assertThat(exchange.getMessage().getBody(String.class)).contains("\"price\":7", "\"sku\":\"b\"");
        }
    }
}
