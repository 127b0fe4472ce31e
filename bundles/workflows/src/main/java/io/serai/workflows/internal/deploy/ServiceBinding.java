package io.serai.workflows.internal.deploy;

import io.serai.camel.hook.HookOptions;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.rest.RestBindingDefinition;
import org.apache.camel.spi.RestConfiguration.RestBindingMode;

/** What a {@code rest:} route answers with where Camel makes JSON of its result and nobody says so. */
final class ServiceBinding {
    private static final String JSON = "application/json";

    private ServiceBinding() {}

    static HookOptions applied(HookOptions options, Route route) {
        if (!options.produces().isEmpty()
                || !(route.getRoute() instanceof RouteDefinition definition)
                || definition.getRestBindingDefinition() == null) {
            return options;
        }
        RestBindingDefinition binding = definition.getRestBindingDefinition();
        String mode = binding.getBindingMode() == null
                ? route.getCamelContext()
                        .getRestConfiguration()
                        .getBindingMode()
                        .name()
                : binding.getBindingMode();
        return mode.equals(RestBindingMode.json.name()) || mode.equals(RestBindingMode.auto.name())
                ? options.producing(JSON)
                : options;
    }
}
