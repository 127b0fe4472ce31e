package io.serai.journal.internal.rules;

import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;

/** What route configurations bring into routes, seen as a route. */
final class Configurations {
    private Configurations() {}

    static RouteDefinition asRoute(RouteConfigurationDefinition configuration) {
        RouteDefinition route = new RouteDefinition();
        route.setResource(configuration.getResource());
        route.getOutputs().addAll(configuration.getOnExceptions());
        route.getOutputs().addAll(configuration.getOnCompletions());
        route.getOutputs().addAll(configuration.getIntercepts());
        route.getOutputs().addAll(configuration.getInterceptFroms());
        route.getOutputs().addAll(configuration.getInterceptSendTos());
        if (configuration.getErrorHandler() != null) {
            route.setErrorHandler(configuration.getErrorHandler());
        }
        return route;
    }
}
