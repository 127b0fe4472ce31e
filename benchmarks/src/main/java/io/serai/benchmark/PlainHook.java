package io.serai.benchmark;

import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of {@link FourSteps} on plain Camel Main, in a process of its own: {@code PORT} alone records nothing; with
 * the address of a database, each request is a row that is committed when it begins and again when it ends.
 */
public final class PlainHook {
    /** The path of the hook with four steps. */
    static final String SHORT = "four";
    /** The path of the hook that has them so many times. */
    static final String LONG = "twenty";

    static final int TIMES = 5;

    private PlainHook() {}

    public static void main(String[] args) throws Exception {
        TwoCommits rows = args.length > 1 ? new TwoCommits(args[1]) : null;
        Main main = new Main();
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                try {
                    prepare(configured.getCamelContext(), Integer.parseInt(args[0]), rows);
                } catch (Exception e) {
                    throw new IllegalStateException("The route on plain Camel does not start", e);
                }
            }
        });
        main.run();
    }

    private static void prepare(CamelContext context, int port, @Nullable TwoCommits rows) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        load(context, SHORT, 1, rows);
        load(context, LONG, TIMES, rows);
    }

    private static void load(CamelContext context, String path, int times, @Nullable TwoCommits rows) throws Exception {
        String http = FourSteps.platformHttp(path);
        String text = FourSteps.route(path, rows == null ? http : "uri: direct:" + path, times);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(path + ".camel.yaml", text));
        if (rows != null) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:/hooks/" + path + "?httpMethodRestrict=POST")
                            .process(new Recorded(path, rows));
                }
            });
        }
    }

    /** On the request's own thread: a row, the route, and what came of it. */
    private static final class Recorded implements Processor {
        private final String route;
        private final TwoCommits rows;

        Recorded(String route, TwoCommits rows) {
            this.route = route;
            this.rows = rows;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            byte[] input = exchange.getMessage().getBody(byte[].class);
            exchange.getMessage().setBody(input);
            String id = rows.begin(input);
            exchange.getContext().getRoute(route).getProcessor().process(exchange);
            rows.end(id, exchange.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8));
        }
    }
}
