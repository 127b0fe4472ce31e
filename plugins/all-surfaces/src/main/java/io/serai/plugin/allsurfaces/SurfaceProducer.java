package io.serai.plugin.allsurfaces;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** One step {@code to: surface:NAME}. */
final class SurfaceProducer extends DefaultProducer {
    /** The same in each repetition of a step; give it to a far side that takes one. */
    private static final String IDEMPOTENCY_KEY = "SeraiIdempotencyKey";

    private final String name;
    private final String greeting;

    SurfaceProducer(Endpoint endpoint, String name, String greeting) {
        super(endpoint);
        this.name = name;
        this.greeting = greeting;
    }

    /** Here the far side would be called; this one answers by itself. */
    @Override
    public void process(Exchange exchange) {
        String key = exchange.getProperty(IDEMPOTENCY_KEY, String.class);
        String body = exchange.getMessage().getBody(String.class);
        exchange.getMessage().setBody(greeting + ", " + name + ": " + body + (key == null ? "" : " (" + key + ")"));
    }
}
