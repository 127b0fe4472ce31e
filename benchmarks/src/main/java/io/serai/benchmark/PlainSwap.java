package io.serai.benchmark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Plain Camel Main, in a process of its own, that replaces its route as Camel documents it: stop, remove, load again. {@code
 * POST /hooks/swapped} is the route, {@code POST /hooks/replace} replaces it by the next one.
 */
public final class PlainSwap {
    private static final String ID = "swapped";

    private PlainSwap() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                try {
                    prepare(configured.getCamelContext(), Integer.parseInt(args[0]));
                } catch (Exception e) {
                    throw new IllegalStateException("The route on plain Camel does not start", e);
                }
            }
        });
        main.run();
    }

    private static void prepare(CamelContext context, int port) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        AtomicInteger version = new AtomicInteger();
        load(context, version.incrementAndGet());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/hooks/replace?httpMethodRestrict=POST").process(exchange -> {
                    context.getRouteController().stopRoute(ID);
                    context.removeRoute(ID);
                    load(context, version.incrementAndGet());
                    exchange.getMessage().setBody("replaced");
                });
            }
        });
    }

    private static void load(CamelContext context, int version) throws Exception {
        String text = PluginPackages.route(ID, FourSteps.platformHttp(ID), "1.0." + version);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(ID + ".camel.yaml", text));
    }
}
