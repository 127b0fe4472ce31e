package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityRules.Report;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.TransactionErrorHandlerDefinition;
import org.jspecify.annotations.Nullable;

/** What is asked of a route itself. */
final class RouteRules {
    private RouteRules() {}

    static void check(RouteDefinition route, Report report) {
        FromDefinition from = route.getInput();
        if (from != null && from.getEndpointUri() != null) {
            StepRules.memoryQueue(from, from.getEndpointUri(), report);
            if (Received.of(from).filter(Names::isShared).isPresent()) {
                StepRules.sharedVariable(from, from.getVariableReceive(), report);
            }
        }
        ErrorHandlerFactory byRoute =
                route.getErrorHandler() == null ? null : route.getErrorHandler().getErrorHandlerType();
        errorHandler(route, byRoute == null ? route.getErrorHandlerFactory() : byRoute, report);
    }

    private static void errorHandler(RouteDefinition route, @Nullable ErrorHandlerFactory handler, Report report) {
        if (handler instanceof DeadLetterChannelDefinition channel) {
            String uri = channel.getDeadLetterUri();
            if (uri == null || !uri.startsWith("direct:")) {
                report.refuse(
                        route,
                        Codes.DEAD_LETTER,
                        "The dead letter channel calls " + (uri == null ? "out" : Uris.withoutOptions(uri))
                                + " without a step that could be recorded; name a direct: route there, or use"
                                + " onException.");
            }
        } else if (handler instanceof TransactionErrorHandlerDefinition || isBean(handler)) {
            report.refuse(
                    route,
                    Codes.DEAD_LETTER,
                    "What this error handler does is not known to the hub; use defaultErrorHandler or onException.");
        }
    }

    /** Where a route names no handler, Camel names its default one by a reference. */
    private static boolean isBean(@Nullable ErrorHandlerFactory handler) {
        return handler instanceof RefErrorHandlerDefinition named
                && !RefErrorHandlerDefinition.DEFAULT_ERROR_HANDLER_BUILDER.equals(named.getRef());
    }
}
