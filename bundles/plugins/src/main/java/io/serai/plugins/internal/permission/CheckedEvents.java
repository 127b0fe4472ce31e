package io.serai.plugins.internal.permission;

import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The bus as a plugin sees it: it publishes and hears of the types that it has the permission for. */
record CheckedEvents(PluginAccess access, EventBus bus, Predicate<String> allows) implements EventBus {
    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        access.require(Kind.EVENT, type);
        bus.publish(tenant, room, type, data);
    }

    @Override
    public boolean wanted(String tenant, String room) {
        return bus.wanted(tenant, room);
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        return bus.subscribe(tenant, room, after, allowed(listener));
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        return bus.listen(allowed(listener));
    }

    private EventListener allowed(EventListener listener) {
        return event -> {
            if (allows.test(event.type())) {
                listener.on(event);
            }
        };
    }
}
