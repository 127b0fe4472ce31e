package io.serai.itests.components;

import io.serai.api.workflow.Problem;
import io.serai.camel.Catalog;
import io.serai.camel.ContextFactory;
import io.serai.camel.NodeInfo;
import io.serai.camel.RouteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Loads {@code probes/NAME.camel.yaml} (or .xml), sends one message to the route {@code probe} and sees it through. */
public final class RouteProbe implements ComponentProbe, AutoCloseable {
    private static final String VALIDATION = "validation";
    private static final String CATALOG = "catalog";
    /** The routes' own resources are found because this bundle is pinned. */
    private static final List<ClassLoader> PINNED = List.of(RouteProbe.class.getClassLoader());

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
        return Stream.concat(Arrays.stream(index.split("\\s+")), Stream.of(VALIDATION, CATALOG))
                .filter(name -> !name.isBlank())
                .toList();
    }

    @Override
    public void run(String name) throws Exception {
        switch (name) {
            case VALIDATION -> validation();
            case CATALOG -> catalog();
            default -> route(name);
        }
    }

    private void validation() {
        String route = "- route: { id: a, from: { uri: 'direct:a', steps: [{ to: 'kafka:b' }, { setBodi: {} }] } }";
        List<Problem> wrong = new RouteText(contexts).check(route, PINNED);
        expect(wrong.toString().contains("dsl.unknown-node"), "an unknown step is refused: " + wrong);
        List<Problem> missing = new RouteText(contexts).check(route.replace("{ setBodi: {} }", "{ stop: {} }"), PINNED);
        expect(missing.toString().contains("camel-kafka"), "a missing component is named: " + missing);
    }

    private void catalog() {
        List<NodeInfo> nodes = new Catalog(contexts).list(Map.of());
        expect(nodes.size() > 400, "the catalog is there: " + nodes.size());
        for (String scheme : List.of("http", "sql", "ftp", "hook")) {
            expect(
                    nodes.stream().anyMatch(node -> node.name().equals(scheme) && node.installed()),
                    scheme + " is installed");
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }

    private void route(String name) throws Exception {
        String yaml = text("probes/" + name + ".camel.yaml");
        String route = yaml == null ? text("probes/" + name + ".camel.xml") : yaml;
        if (route == null) {
            throw new IllegalArgumentException("There is no probe " + name);
        }
        List<Problem> problems = new RouteText(contexts).check(route, PINNED);
        expect(problems.isEmpty(), "nothing is wrong with what works: " + problems);
        try (ModelCamelContext context = contexts.create("probe-" + name, PINNED)) {
            Properties properties = new Properties();
            properties.putAll(servers.addresses());
            context.getPropertiesComponent().setInitialProperties(properties);
            context.getRegistry().bind("database", DataSource.class, servers.database());
            RouteText.load(context, name, route);
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
