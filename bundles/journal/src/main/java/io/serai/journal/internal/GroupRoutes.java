package io.serai.journal.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.InterceptDefinition;
import org.apache.camel.model.InterceptSendToEndpointDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.StopDefinition;

/** The steps inside an aggregator, as a route of their own with the handlers of the route around them. */
final class GroupRoutes {
    private GroupRoutes() {}

    /** The id of the route that complete groups of a step enter. */
    static String route(String step) {
        return step + "-group";
    }

    static RouteDefinition take(AggregateDefinition step, RouteDefinition from) {
        RouteDefinition route = new RouteDefinition();
        route.setId(route(step.getId()));
        route.setInput(new FromDefinition("direct:serai-" + route(step.getId())));
        route.setResource(from.getResource());
        route.setErrorHandler(from.getErrorHandler());
        route.setErrorHandlerFactory(from.getErrorHandlerFactory());
        List<ProcessorDefinition<?>> outputs = new ArrayList<>();
        for (ProcessorDefinition<?> handler : from.getOutputs()) {
            if (handler instanceof OnExceptionDefinition
                    || handler instanceof InterceptDefinition
                    || handler instanceof InterceptSendToEndpointDefinition) {
                outputs.add(handler);
            }
        }
        for (ProcessorDefinition<?> inside : step.getOutputs()) {
            inside.setParent(route);
            outputs.add(inside);
        }
        route.setOutputs(outputs);
        StopDefinition nothing = new StopDefinition(); // Camel wants something inside
        nothing.setId(step.getId() + "-inside");
        nothing.setParent(step);
        List<ProcessorDefinition<?>> instead = new ArrayList<>();
        instead.add(nothing);
        step.setOutputs(instead);
        return route;
    }
}
