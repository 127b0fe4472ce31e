package io.serai.camel.suspend;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spender;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What a step has spent. A component adds a charge for each call that cost something, before it calls its callback, also
 * if it then fails; the journal takes them and writes them in the transaction of the step's record.
 */
public final class Charges {
    private static final String PROPERTY = "SeraiCharges";

    private Charges() {}

    /** Adds a charge. One thread at a time. */
    public static void add(Exchange exchange, Charge charge) {
        List<Charge> charges = on(exchange);
        if (charges == null) {
            charges = new ArrayList<>();
            exchange.setProperty(PROPERTY, charges);
        }
        charges.add(charge);
    }

    /** Those that were added since the last time, which the exchange then no longer has; null for none. */
    public static @Nullable List<Charge> take(Exchange exchange) {
        List<Charge> charges = on(exchange);
        if (charges != null) {
            exchange.removeProperty(PROPERTY);
        }
        return charges;
    }

    /** Whether the exchange has a charge with this key. */
    public static boolean has(Exchange exchange, String key) {
        List<Charge> charges = on(exchange);
        return charges != null
                && charges.stream().anyMatch(charge -> charge.key().equals(key));
    }

    /**
     * The key for the step's next reservation and charge: the same after a crash, another one for each call that was
     * charged. Null where the route does not run as an execution.
     */
    public static @Nullable String key(Exchange exchange) {
        Suspender execution = exchange.getProperty(Suspender.PROPERTY, Suspender.class);
        return execution == null ? null : execution.chargeKey(exchange);
    }

    /** On whose account the step spends; null where the route does not run as an execution. */
    public static @Nullable Spender spender(Exchange exchange, @Nullable String agent) {
        Suspender execution = exchange.getProperty(Suspender.PROPERTY, Suspender.class);
        return execution == null ? null : execution.spender(agent);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Charge> on(Exchange exchange) {
        return (List<Charge>) exchange.getProperty(PROPERTY);
    }
}
