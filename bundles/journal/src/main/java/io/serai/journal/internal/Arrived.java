package io.serai.journal.internal;

import io.serai.journal.internal.path.Node;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Headers that say where a request came in. Camel's HTTP client would take them for where its call is to go, so they end
 * at the first call over HTTP, unless the route has set them anew.
 */
final class Arrived {
    private Arrived() {}

    /** @param used those that the call itself asks for; null if it is none over HTTP */
    static void drop(Exchange exchange, @Nullable Set<String> used) {
        if (used == null || exchange.getVariable("hookUri") == null) {
            return;
        }
        for (String header : Node.ADDRESS) {
            Object value = used.contains(header) ? null : exchange.getMessage().getHeader(header);
            String variable = header.equals(Exchange.HTTP_QUERY) ? "hookQuery" : "hookUri";
            if (value != null && value.equals(exchange.getVariable(variable))) {
                exchange.getMessage().removeHeader(header);
            }
        }
    }
}
