package io.serai.camel.internal.event;

import io.serai.api.event.EventBus;
import io.serai.camel.ContextFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** {@code event:TYPE?room=ROOM}: publishes to the event bus, or starts a route for each event of that type. */
public final class EventComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("Say which type of event, such as event:execution.failed.");
        }
        Object room = parameters.remove("room");
        EventBus bus = CamelContextHelper.mandatoryLookup(getCamelContext(), ContextFactory.EVENTS, EventBus.class);
        return new EventEndpoint(uri, this, remaining, room == null ? null : room.toString(), bus);
    }
}
