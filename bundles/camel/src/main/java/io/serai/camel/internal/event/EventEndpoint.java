package io.serai.camel.internal.event;

import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

@UriEndpoint(
        scheme = "event",
        title = "Event",
        syntax = "event:type",
        category = {Category.CORE})
final class EventEndpoint extends DefaultEndpoint {
    static final String DEFAULT_ROOM = "events";
    private static final String TENANT = "SeraiTenant";

    private final String type;
    private final @Nullable String room;
    private final EventBus bus;

    EventEndpoint(String uri, EventComponent component, String type, @Nullable String room, EventBus bus) {
        super(uri, component);
        this.type = type;
        this.room = room;
        this.bus = bus;
    }

    EventBus bus() {
        return bus;
    }

    boolean wants(Event event) {
        boolean typeFits = type.endsWith("*")
                ? event.type().startsWith(type.substring(0, type.length() - 1))
                : event.type().equals(type);
        return typeFits && (room == null || room.equals(event.room()));
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                Map<String, Object> data = data(exchange.getMessage().getBody());
                bus.publish(
                        exchange.getProperty(TENANT, "default", String.class),
                        room == null ? DEFAULT_ROOM : room,
                        type,
                        () -> data);
            }
        };
    }

    private static Map<String, Object> data(@Nullable Object body) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (body instanceof Map<?, ?> map) {
            map.forEach((name, value) -> data.put(String.valueOf(name), value));
        } else if (body != null) {
            data.put("body", body);
        }
        return data;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new EventConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
