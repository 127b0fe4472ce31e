package io.serai.journal.internal;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The idempotency key of a call, in the header in which the far side looks for it, while the call is under way. */
final class CallKey {
    private static final String HEADER = "Idempotency-Key";

    private CallKey() {}

    /** What stands in the header now; null for nothing. */
    static @Nullable Object in(Exchange exchange) {
        return exchange.getMessage().getHeader(HEADER);
    }

    static void put(Exchange exchange, String key) {
        exchange.getMessage().setHeader(HEADER, key);
    }

    /** Puts back what stood there before, unless the call or the route has set another. */
    static void takeBack(Exchange exchange, String key, @Nullable Object before) {
        if (!key.equals(in(exchange))) {
            return;
        }
        if (before == null) {
            exchange.getMessage().removeHeader(HEADER);
        } else {
            exchange.getMessage().setHeader(HEADER, before);
        }
    }
}
