package io.serai.itests.components;

import io.serai.camel.ContextFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** Loads {@code probes/NAME.camel.yaml} (or .xml), sends one message to the route {@code probe} and sees it through. */
public final class RouteProbe implements ComponentProbe, AutoCloseable {
    private final ContextFactory contexts;
    private final TestServers servers;

    public RouteProbe(ContextFactory contexts) throws Exception {
        this.contexts = contexts;
        this.servers = new TestServers();
    }

    @Override
    public List<String> names() {
        String index = text("probes/index");
        if (index == null) {
            throw new IllegalStateException("probes/index is missing");
        }
        return Arrays.stream(index.split("\\s+"))
                .filter(name -> !name.isBlank())
                .toList();
    }

    @Override
    public void run(String name) throws Exception {
        try (ModelCamelContext context = contexts.create("probe-" + name, List.of(RouteProbe.class.getClassLoader()))) {
            Properties properties = new Properties();
            properties.putAll(servers.addresses());
            context.getPropertiesComponent().setInitialProperties(properties);
            context.getRegistry().bind("database", javax.sql.DataSource.class, servers.database());
            String yaml = text("probes/" + name + ".camel.yaml");
            String route = yaml == null ? text("probes/" + name + ".camel.xml") : yaml;
            if (route == null) {
                throw new IllegalArgumentException("There is no probe " + name);
            }
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(name + (yaml == null ? ".xml" : ".yaml"), route));
            context.start();
            Exchange exchange = new DefaultExchange(context);
            context.getRoute("probe").getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        }
    }

    private static @Nullable String text(String resource) {
        try (InputStream in = RouteProbe.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    @Override
    public void close() throws Exception {
        servers.close();
    }
}
