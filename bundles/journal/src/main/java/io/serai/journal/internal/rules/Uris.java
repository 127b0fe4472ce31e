package io.serai.journal.internal.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.SimpleExpression;
import org.jspecify.annotations.Nullable;

/** The endpoints that a step names, as far as they stand in the text. */
final class Uris {
    private Uris() {}

    static List<String> of(ProcessorDefinition<?> step) {
        List<String> uris = new ArrayList<>();
        if (step instanceof RouteDefinition) {
            return uris;
        }
        if (step instanceof EndpointRequiredDefinition required) {
            add(required.getEndpointUri(), uris);
        } else if (step instanceof ToDynamicDefinition dynamic) {
            add(dynamic.getUri(), uris);
        } else if (step instanceof ExpressionNode node && takesUris(step)) {
            if (node.getExpression() instanceof ConstantExpression
                    || node.getExpression() instanceof SimpleExpression) {
                Arrays.stream(node.getExpression().getExpression().split(",")).forEach(uri -> add(uri.strip(), uris));
            }
        }
        return uris;
    }

    private static boolean takesUris(ProcessorDefinition<?> step) {
        return step instanceof EnrichDefinition
                || step instanceof PollEnrichDefinition
                || step instanceof RecipientListDefinition<?>
                || step instanceof RoutingSlipDefinition<?>
                || step instanceof DynamicRouterDefinition<?>;
    }

    private static void add(@Nullable String uri, List<String> uris) {
        if (uri != null && uri.indexOf(':') > 0) {
            uris.add(uri);
        }
    }

    static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? "" : uri.substring(0, colon);
    }

    static String withoutOptions(String uri) {
        int question = uri.indexOf('?');
        return (question < 0 ? uri : uri.substring(0, question)).replace("://", ":");
    }
}
