package io.serai.camel.internal.text;

import io.serai.api.workflow.Problem;
import io.serai.camel.RouteText;
import io.serai.camel.internal.nodes.HubCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds all that is wrong with one text, in a context made for it. */
public final class TextCheck {
    private final ModelCamelContext context;
    private final Problems certain = new Problems();
    private final Problems doubtful = new Problems();
    private final Positions positions = new Positions();

    /** @param context not started; used up by the check */
    public TextCheck(ModelCamelContext context) {
        this.context = context;
        context.setSourceLocationEnabled(true);
    }

    public List<Problem> check(Resource resource, String text, RouteText.Format format) {
        if (text.isBlank()) {
            return List.of(new Problem(null, "dsl.empty", "The workflow is empty; begin with \"- route:\".", 1, 1));
        }
        if (format == RouteText.Format.YAML) {
            try {
                structure(text);
            } catch (YamlEngineException e) {
                return List.of(Failures.problem(e));
            }
        }
        List<RouteDefinition> routes;
        try {
            routes = read(resource);
        } catch (Exception e) {
            if (certain.isEmpty() && doubtful.isEmpty()) {
                return List.of(Failures.problem(e, text));
            }
            List<Problem> all = new ArrayList<>(certain.inOrder());
            all.addAll(doubtful.inOrder());
            return all;
        }
        if (routes.isEmpty() && certain.isEmpty()) {
            return !doubtful.isEmpty()
                    ? doubtful.inOrder()
                    : List.of(new Problem(null, "dsl.no-route", "There is no route in this text.", null, null));
        }
        references(routes);
        return certain.inOrder();
    }

    private void structure(String text) {
        Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
        root.ifPresent(node -> new StructureCheck(DslSchema.load(), positions, certain, doubtful).check(node));
    }

    private List<RouteDefinition> read(Resource resource) throws Exception {
        List<RouteDefinition> routes = new ArrayList<>();
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
            if (builder instanceof RouteBuilder routeBuilder) {
                routes.addAll(routeBuilder.configureRoutes(context).getRoutes());
                routeBuilder
                        .configureRests(context)
                        .getRests()
                        .forEach(rest -> routes.addAll(rest.asRouteDefinition(context)));
            }
        }
        return routes;
    }

    private void references(List<RouteDefinition> routes) {
        CamelCatalog catalog = HubCatalog.create();
        Availability availability = new Availability(context, catalog);
        new ModelCheck(
                        new EndpointCheck(catalog, availability, certain),
                        new ExpressionCheck(context, availability, certain),
                        availability,
                        positions,
                        certain)
                .check(routes);
    }
}
