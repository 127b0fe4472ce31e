package io.serai.workflows.internal.text;

import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.xml.LwModelToXMLDumper;
import org.apache.camel.yaml.LwModelToYAMLDumper;
import org.jspecify.annotations.Nullable;

/** The same routes in Camel's other text. */
public final class RouteDialects {
    private static final Set<String> ROUTES = Set.of("route", "from");

    private final ContextFactory contexts;

    public RouteDialects(ContextFactory contexts) {
        this.contexts = contexts;
    }

    /** Thrown when a text has no equal in the other language; the message says why. */
    public static final class NoEqual extends Exception {
        private static final long serialVersionUID = 1L;

        NoEqual(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Camel XML, with one root element; a text that is XML stays as it is. */
    public String toXml(String dsl) throws NoEqual {
        if (RouteText.Format.of(dsl) == RouteText.Format.XML) {
            return dsl;
        }
        Set<String> others = othersThanRoutes(dsl);
        if (!others.isEmpty()) {
            throw new NoEqual(
                    "Camel writes routes as XML, but not " + String.join(", ", others)
                            + " beside them; export it as yaml",
                    null);
        }
        return convert(dsl, "yaml", (context, routes) -> new LwModelToXMLDumper().dumpModelAsXml(context, routes));
    }

    /** Camel YAML; a text that is YAML stays as it is. */
    public String toYaml(String dsl) throws NoEqual {
        return RouteText.Format.of(dsl) == RouteText.Format.YAML
                ? dsl
                : convert(dsl, "xml", (context, routes) -> new LwModelToYAMLDumper().dumpModelAsYaml(context, routes));
    }

    private interface Writer {
        String write(ModelCamelContext context, RoutesDefinition routes) throws Exception;
    }

    private String convert(String dsl, String ending, Writer writer) throws NoEqual {
        ModelCamelContext context = contexts.create("convert", List.of());
        try {
            RoutesDefinition routes = new RoutesDefinition();
            List<RouteDefinition> found = new ArrayList<>();
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(ResourceHelper.fromString("routes." + ending, dsl))) {
                if (builder instanceof RouteBuilder readable) {
                    found.addAll(readable.configureRoutes(context).getRoutes());
                }
            }
            routes.setRoutes(found);
            return writer.write(context, routes);
        } catch (Exception e) {
            throw new NoEqual(
                    "Camel cannot read these routes: " + RouteText.problem(e).message(), e);
        } finally {
            context.stop();
        }
    }

    private static Set<String> othersThanRoutes(String dsl) throws NoEqual {
        try {
            Set<String> others = new LinkedHashSet<>();
            if (YamlText.read(dsl) instanceof List<?> items) {
                for (Object item : items) {
                    if (item instanceof Map<?, ?> map) {
                        map.keySet().forEach(key -> others.add(String.valueOf(key)));
                    }
                }
            }
            others.removeAll(ROUTES);
            return others;
        } catch (YamlText.Unreadable e) {
            throw new NoEqual("the text is not YAML: " + e.getMessage(), e);
        }
    }
}
