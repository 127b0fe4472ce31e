package io.serai.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.plugin.shippingquote.ShippingQuoteTool;
import io.serai.spi.tool.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The sample route on plain Camel Main, in a process of its own: {@code PORT} alone records nothing; with a folder for a
 * database, each request is a row, and its reply waits for the commit.
 */
public final class PlainOrders {
    private static final String ROUTE = "/SERAI-INF/workflows/order-intake.camel.yaml";
    private static final String HTTP = "platform-http:/hooks/orders?httpMethodRestrict=POST";

    private PlainOrders() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.bind("shipping-quote", new ShippingQuote());
        GroupCommit rows = args.length > 1 ? new GroupCommit(Path.of(args[1])) : null;
        String text = route(rows == null ? HTTP : "direct:orders");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                try {
                    prepare(configured.getCamelContext(), Integer.parseInt(args[0]), text);
                    if (rows != null) {
                        configured.getCamelContext().addRoutes(recorded(rows));
                    }
                } catch (Exception e) {
                    throw new IllegalStateException("The route on plain Camel does not start", e);
                }
            }
        });
        main.run();
    }

    private static void prepare(CamelContext context, int port, String text) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("order-intake.camel.yaml", text));
    }

    /** The hub's own text, with only its two ends exchanged. */
    private static String route(String from) throws IOException {
        try (InputStream in = ShippingQuoteTool.class.getResourceAsStream(ROUTE)) {
            if (in == null) {
                throw new IllegalStateException("The sample route is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst(
                            "uri: hook:orders\\n +parameters:\\n +respond: .*\\n +auth: .*\\n +methods: .*\\n",
                            "uri: " + from + "\n")
                    .replace("tool:shipping-quote", "bean:shipping-quote?method=quote");
        }
    }

    private static RouteBuilder recorded(GroupCommit rows) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HTTP).process(new Recorded(rows));
            }
        };
    }

    /** Runs the route, then answers when the row is durable; the last step of the route would miss those that stop. */
    private static final class Recorded extends AsyncProcessorSupport {
        private final GroupCommit rows;

        Recorded(GroupCommit rows) {
            this.rows = rows;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            byte[] input = exchange.getMessage().getBody(byte[].class);
            AsyncProcessor route = AsyncProcessorConverterHelper.convert(
                    exchange.getContext().getRoute("order-intake").getProcessor());
            route.process(
                    exchange,
                    done -> rows.write(input, exchange.getMessage().getBody(byte[].class))
                            .whenComplete((row, failure) -> {
                                if (failure != null) {
                                    exchange.setException(failure);
                                }
                                callback.done(false);
                            }));
            return false;
        }
    }

    /** What the hub's {@code tool:} does, without the hub: arguments from JSON, the same tool, a tree of its result. */
    public static final class ShippingQuote {
        private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
        private final ObjectMapper json = new ObjectMapper();
        private final ShippingQuoteTool tool = new ShippingQuoteTool();

        public Object quote(String body) throws IOException {
            return json.convertValue(
                    tool.call(new ToolCall(json.readValue(body, TREE), "default", null, "")), Object.class);
        }
    }
}
